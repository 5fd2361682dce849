import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { isoBase64URL } from "@simplewebauthn/server/helpers";
import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { SessionEndedError } from "../errors.ts";
import { findHolder } from "../recovery/repo.ts";
import { securityPage } from "../sessions/security-page.ts";
import { siteOf, takeChallenge } from "./challenge.ts";
import type { CreatePasskeyRequest, Passkey } from "./contract.ts";
import { PasskeyNotStoredError } from "./errors.ts";
import { insertPasskey } from "./repo.ts";

interface CreatePasskey {
  ctx: UserContext;
  input: CreatePasskeyRequest;
}

/** Stores a passkey that the caller's device made for the challenge, and tells the caller by mail. */
export async function createPasskey({ ctx, input }: CreatePasskey): Promise<Passkey> {
  const { userId } = ctx.actor;
  const { credential, backedUp } = await verify({ ctx, input });
  const holder = await findHolder(ctx.db, userId);
  if (holder === undefined) throw new SessionEndedError();
  const passkey = {
    id: newId("passkey"),
    name: input.name,
    backedUp,
    createdAt: ctx.now.toISOString(),
  };
  const audit = auditRow(ctx, {
    organizationId: holder.organizationId,
    action: "user.passkey_added",
    entityType: "user",
    entityId: userId,
    data: { name: input.name },
  });
  const mail = sendEmail(ctx, "way-in-changed", holder.email, {
    name: holder.name,
    change: `From now on, the passkey “${input.name}” opens your account as well.`,
    url: securityPage(ctx),
  });
  const row = {
    ...passkey,
    userId,
    credentialId: credential.id,
    publicKey: isoBase64URL.fromBuffer(credential.publicKey),
    counter: credential.counter,
  };
  await insertPasskey(ctx.db, row, audit, mail.statements);
  mail.handOver();
  return { ...passkey, lastUsedAt: null };
}

async function verify({ ctx, input }: CreatePasskey) {
  const { userId } = ctx.actor;
  const { rpId, origin } = siteOf(ctx);
  const { transports: _transports, ...response } = input.credential.response;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...input.credential, authenticatorAttachment: undefined, response },
      expectedChallenge: (challenge) =>
        takeChallenge(ctx, "passkey_registration", userId, challenge),
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
    });
    if (!verified || registrationInfo === undefined) throw new Error("It was not verified.");
    const { credential, credentialBackedUp } = registrationInfo;
    return { credential, backedUp: credentialBackedUp };
  } catch (cause) {
    throw new PasskeyNotStoredError(cause);
  }
}
