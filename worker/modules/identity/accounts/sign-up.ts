import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { ClientInfo, Context } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { assertSwitchedOn } from "../../../platform/switches/assert-switched-on.ts";
import { newLinkToken } from "../recovery/link-tokens.ts";
import { verificationUrl } from "../recovery/resend-verification.ts";
import type { SignedIn } from "../sessions/contract.ts";
import { deviceKey } from "../sessions/describe-device.ts";
import { newSession } from "../sessions/new-session.ts";
import { assertNotBreached } from "./breached-password.ts";
import type { SignUpRequest } from "./contract.ts";
import { hashPassword, newSalt } from "./password-hash.ts";
import { claimAddress, insertAccount } from "./repo.ts";
import { tellHolder } from "./tell-holder.ts";

/**
 * Creates an account with an organization it owns and a session. An address that somebody else has
 * confirmed makes no difference but the mail: its holder is told, and the new account cannot
 * confirm it.
 */
export async function signUp({
  ctx,
  input,
}: {
  ctx: Context;
  input: SignUpRequest & { client: ClientInfo };
}): Promise<SignedIn> {
  const { email } = input;
  await assertSwitchedOn(ctx, "sign_up");
  await enforceLimit({
    ctx,
    policy: "signUp",
    address: input.client.ipAddress,
    account: email,
  });
  await assertNotBreached(ctx.env, "password", input.password);
  const createdAt = ctx.now.toISOString();
  const user = { id: newId("user"), email, name: input.name };
  const organization = {
    id: newId("organization"),
    name: input.organizationName ?? workspaceName(input.name),
    personal: true,
  };
  const { salt, holder } = await claimAddress(ctx.db, email, newSalt());
  const passwordHash = await hashPassword(input.password, salt);
  const session = await newSession(ctx, user.id, input.client);
  const verification = await newLinkToken(ctx, "verify_email", user.id);
  const mail =
    holder === undefined
      ? sendEmail(ctx, "verify-email", email, {
          name: user.name,
          url: verificationUrl(ctx, verification.token),
        })
      : tellHolder(ctx, holder);
  await insertAccount(ctx.db, {
    user: { ...user, passwordHash, createdAt },
    organization: { ...organization, createdAt },
    membership: {
      organizationId: organization.id,
      userId: user.id,
      role: "OWNER",
      createdAt,
    },
    session: session.row,
    device: { userId: user.id, device: deviceKey(input.client), firstSeenAt: createdAt },
    audit: auditRow(session.user, {
      organizationId: organization.id,
      action: "user.signed_up",
      entityType: "user",
      entityId: user.id,
    }),
    verification: verification.row,
    mail: mail.statements,
  });
  mail.handOver();
  return { ...session.tokens, user, organization };
}

/** What a personal organization is called unless its owner says otherwise. */
export function workspaceName(personName: string): string {
  return `${personName}'s workspace`;
}
