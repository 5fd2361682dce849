import type { UserContext } from "../../../platform/context.ts";
import type { TwoFactorState } from "./contract.ts";
import { findTwoFactor } from "./repo.ts";

/** Whether the caller's two-factor is on, and how many recovery codes are left. */
export async function getTwoFactor({ ctx }: { ctx: UserContext }): Promise<TwoFactorState> {
  const factor = await findTwoFactor(ctx.db, ctx.actor.userId);
  return {
    enabledAt: factor?.confirmedAt ?? null,
    recoveryCodesLeft: factor?.recoveryCodesLeft ?? 0,
  };
}
