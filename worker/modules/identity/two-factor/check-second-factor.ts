import type { Context } from "../../../platform/context.ts";
import { unseal } from "../../../platform/sealing/seal.ts";
import { SecondFactorError } from "./errors.ts";
import { hashRecoveryCode } from "./recovery-codes.ts";
import { consumeRecoveryCode, consumeStep } from "./repo.ts";
import { findStep } from "./totp.ts";

/**
 * Uses up a code of the authenticator, or a recovery code; UNAUTHENTICATED when it is missing, not
 * right or was used before, also at the same moment.
 */
export async function checkSecondFactor(
  ctx: Context,
  { userId, sealedSecret }: { userId: string; sealedSecret: string },
  code: string | undefined,
): Promise<void> {
  if (code === undefined) throw new SecondFactorError("two_factor_required");
  const secret = await unseal(ctx.env.encryptionKeys, sealedSecret, userId);
  const step = findStep(secret, code, ctx.now);
  const isUsed =
    step === undefined
      ? await consumeRecoveryCode(ctx.db, userId, await hashRecoveryCode(code))
      : await consumeStep(ctx.db, userId, step);
  if (!isUsed) throw new SecondFactorError("two_factor_wrong");
}
