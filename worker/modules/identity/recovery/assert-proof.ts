import type { UserContext } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { verifyPassword } from "../accounts/password-hash.ts";
import { SessionEndedError } from "../errors.ts";
import type { ProofRequest } from "./contract.ts";
import { ProofRequiredError, WrongPasswordError } from "./errors.ts";
import { type AccountHolder, findSignedInHolder } from "./repo.ts";

const recentMs = 10 * 60 * 1000;

/**
 * The caller, who signed in within the last ten minutes or gives their password; FORBIDDEN when
 * neither holds. Accounts without a password prove themselves by signing in again.
 */
export async function assertProof(
  ctx: UserContext,
  input: ProofRequest & { address: string | null },
): Promise<AccountHolder> {
  const { userId, sessionId } = ctx.actor;
  const found = await findSignedInHolder(ctx.db, userId, sessionId);
  if (found === undefined) throw new SessionEndedError();
  const { holder, signedInAt } = found;
  if (input.currentPassword === undefined) {
    if (ctx.now.getTime() - Date.parse(signedInAt) <= recentMs) return holder;
    throw new ProofRequiredError();
  }
  await enforceLimit({ ctx, policy: "changePassword", address: input.address, account: userId });
  if (!(await verifyPassword(input.currentPassword, holder.passwordHash))) {
    throw new WrongPasswordError();
  }
  return holder;
}
