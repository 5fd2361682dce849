import { generateAuthenticationOptions } from "@simplewebauthn/server";
import type { Context } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { answerWithinMs, newChallenge, siteOf } from "./challenge.ts";

interface BeginPasskeySignIn {
  ctx: Context;
  input: { address: string | null };
}

/** A challenge for whatever passkey of this site the person has; it names no account. */
export async function beginPasskeySignIn({ ctx, input }: BeginPasskeySignIn) {
  await enforceLimit({ ctx, policy: "oauth", address: input.address });
  return await generateAuthenticationOptions({
    rpID: siteOf(ctx).rpId,
    challenge: await newChallenge(ctx, "passkey_sign_in", null),
    timeout: answerWithinMs,
    userVerification: "required",
  });
}
