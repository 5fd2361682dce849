import { generateRegistrationOptions } from "@simplewebauthn/server";
import { isoUint8Array } from "@simplewebauthn/server/helpers";
import type { UserContext } from "../../../platform/context.ts";
import { assertProof } from "../recovery/assert-proof.ts";
import type { ProofRequest } from "../recovery/contract.ts";
import { answerWithinMs, newChallenge, siteOf } from "./challenge.ts";
import { TooManyPasskeysError } from "./errors.ts";
import { selectCredentials } from "./repo.ts";

const mostPasskeys = 20;

interface BeginPasskey {
  ctx: UserContext;
  input: ProofRequest & { address: string | null };
}

/** What a device needs to make a passkey of the caller, who has proved anew who they are. */
export async function beginPasskey({ ctx, input }: BeginPasskey) {
  const holder = await assertProof(ctx, input);
  const known = await selectCredentials(ctx.db, holder.id);
  if (known.length >= mostPasskeys) throw new TooManyPasskeysError(mostPasskeys);
  return await generateRegistrationOptions({
    rpName: "DocuForge",
    rpID: siteOf(ctx).rpId,
    userID: isoUint8Array.fromUTF8String(holder.id),
    userName: holder.email,
    userDisplayName: holder.name,
    challenge: await newChallenge(ctx, "passkey_registration", holder.id),
    timeout: answerWithinMs,
    attestationType: "none",
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}
