import type { UserContext } from "../../../platform/context.ts";
import { assertProof } from "../recovery/assert-proof.ts";
import type { ProofRequest } from "../recovery/contract.ts";
import { beginOAuth } from "./begin-oauth.ts";

interface LinkAccount {
  ctx: UserContext;
  input: ProofRequest & { provider: string; address: string | null };
}

/** Where the caller's browser connects an account of a provider, and the secret it comes back with. */
export async function linkAccount({ ctx, input }: LinkAccount) {
  const { userId, sessionId } = ctx.actor;
  await assertProof(ctx, input);
  return await beginOAuth({ ctx, input: { ...input, link: { userId, sessionId } } });
}
