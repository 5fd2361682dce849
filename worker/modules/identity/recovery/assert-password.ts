import type { UserContext } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { verifyPassword } from "../accounts/password-hash.ts";
import { SessionEndedError } from "../errors.ts";
import { WrongPasswordError } from "./errors.ts";
import { type AccountHolder, findHolder } from "./repo.ts";

/** The caller, who has proved it with their password; FORBIDDEN when it is wrong, ten an hour. */
export async function assertPassword(
  ctx: UserContext,
  input: { currentPassword: string; address: string | null },
): Promise<AccountHolder> {
  const { userId } = ctx.actor;
  await enforceLimit({ ctx, policy: "changePassword", address: input.address, account: userId });
  const holder = await findHolder(ctx.db, userId);
  if (holder === undefined) throw new SessionEndedError();
  if (!(await verifyPassword(input.currentPassword, holder.passwordHash))) {
    throw new WrongPasswordError();
  }
  return holder;
}
