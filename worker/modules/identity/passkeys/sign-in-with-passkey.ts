import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { isoBase64URL } from "@simplewebauthn/server/helpers";
import type { ClientInfo, Context } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import type { SignedIn } from "../sessions/contract.ts";
import { recordFailure } from "../sessions/record-failure.ts";
import { startSession } from "../sessions/start-session.ts";
import { siteOf, takeChallenge } from "./challenge.ts";
import type { PasskeySignInRequest } from "./contract.ts";
import { PasskeyRefusedError } from "./errors.ts";
import { advanceCounter, findPasskey } from "./repo.ts";

interface SignInWithPasskey {
  ctx: Context;
  input: PasskeySignInRequest & { client: ClientInfo };
}

type Known = NonNullable<Awaited<ReturnType<typeof findPasskey>>>;

/**
 * Starts a session in the account that a passkey opens. Its device has verified the person, so it
 * stands for two factors. A counter that went back refuses it: the key may have been copied.
 */
export async function signInWithPasskey({ ctx, input }: SignInWithPasskey): Promise<SignedIn> {
  const { client } = input;
  await enforceLimit({ ctx, policy: "logIn", address: client.ipAddress });
  const known = await findPasskey(ctx.db, input.credential.id);
  if (known === undefined) throw new PasskeyRefusedError();
  try {
    const { counter, backedUp } = await verify({ ctx, input }, known);
    const lastUsedAt = ctx.now.toISOString();
    const isFirst = await advanceCounter(ctx.db, { id: known.id, counter, backedUp, lastUsedAt });
    if (!isFirst) throw new Error("The counter has been seen.");
  } catch (cause) {
    ctx.defer(recordFailure(ctx, [known], "passkey"));
    throw new PasskeyRefusedError(cause);
  }
  return await startSession(ctx, known, client, "passkey");
}

async function verify({ ctx, input }: SignInWithPasskey, known: Known) {
  const { rpId, origin } = siteOf(ctx);
  const { userHandle, ...response } = input.credential.response;
  if (userHandle !== isoBase64URL.fromUTF8String(known.user.id)) {
    throw new Error("It is another person's.");
  }
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...input.credential, authenticatorAttachment: undefined, response },
    expectedChallenge: (challenge) => takeChallenge(ctx, "passkey_sign_in", null, challenge),
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    credential: {
      id: known.credentialId,
      publicKey: isoBase64URL.toBuffer(known.publicKey),
      counter: known.counter,
    },
  });
  if (!verified) throw new Error("The signature does not hold.");
  const { newCounter, credentialBackedUp } = authenticationInfo;
  return { counter: newCounter, backedUp: credentialBackedUp };
}
