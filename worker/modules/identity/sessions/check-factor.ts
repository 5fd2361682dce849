import type { Context } from "../../../platform/context.ts";
import { checkSecondFactor } from "../two-factor/check-second-factor.ts";
import { recordFailure } from "./record-failure.ts";
import type { Account } from "./repo.ts";

/** Checks the second factor where it is on, and notes a wrong one; UNAUTHENTICATED without it. */
export async function checkFactor(
  ctx: Context,
  account: Pick<Account, "user" | "organization" | "sealedSecret">,
  code: string | undefined,
): Promise<void> {
  const { user, sealedSecret } = account;
  if (sealedSecret === null) return;
  try {
    await checkSecondFactor(ctx, { userId: user.id, sealedSecret }, code);
  } catch (error) {
    if (code !== undefined) ctx.defer(recordFailure(ctx, [account], "second factor"));
    throw error;
  }
}
