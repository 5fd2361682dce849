import type { Context } from "../../../platform/context.ts";
import { unseal } from "../../../platform/sealing/seal.ts";
import { SecondFactorError } from "./errors.ts";
import { hashRecoveryCode } from "./recovery-codes.ts";
import { consumeRecoveryCode, consumeStep } from "./repo.ts";
import { findStep } from "./totp.ts";

/** Uses up a code of the authenticator, or a recovery code; false when it is not right or was used. */
export async function consumeSecondFactor(
  ctx: Context,
  { userId, sealedSecret }: { userId: string; sealedSecret: string },
  code: string,
): Promise<boolean> {
  const secret = await unseal(ctx.env.encryptionKeys, sealedSecret, userId);
  const step = findStep(secret, code, ctx.now);
  return step === undefined
    ? await consumeRecoveryCode(ctx.db, userId, await hashRecoveryCode(code))
    : await consumeStep(ctx.db, userId, step);
}

/**
 * Uses up a code of the authenticator, or a recovery code; UNAUTHENTICATED when it is missing, not
 * right or was used before, also at the same moment.
 */
export async function checkSecondFactor(
  ctx: Context,
  factor: { userId: string; sealedSecret: string },
  code: string | undefined,
): Promise<void> {
  if (code === undefined) throw new SecondFactorError("two_factor_required");
  if (!(await consumeSecondFactor(ctx, factor, code))) {
    throw new SecondFactorError("two_factor_wrong");
  }
}
