import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { assertOwner } from "../recovery/assert-owner.ts";
import { consumeSecondFactor } from "./check-second-factor.ts";
import type { RecoveryCodes, TwoFactorProof } from "./contract.ts";
import { TwoFactorStateError, WrongCodeError } from "./errors.ts";
import { newRecoveryCodes } from "./recovery-codes.ts";
import { findTwoFactor, replaceRecoveryCodes } from "./repo.ts";

interface RenewRecoveryCodes {
  ctx: UserContext;
  input: TwoFactorProof & { address: string | null };
}

/**
 * New recovery codes in the place of the old ones, which stop working, by the password and a code;
 * FORBIDDEN when either is wrong.
 */
export async function renewRecoveryCodes({
  ctx,
  input,
}: RenewRecoveryCodes): Promise<RecoveryCodes> {
  const holder = await assertOwner(ctx, input);
  const factor = await findTwoFactor(ctx.db, holder.id);
  if (factor === undefined || factor.confirmedAt === null) throw new TwoFactorStateError("off");
  const { sealedSecret } = factor;
  const { code = "" } = input;
  if (!(await consumeSecondFactor(ctx, { userId: holder.id, sealedSecret }, code))) {
    throw new WrongCodeError();
  }
  const { codes, hashes } = await newRecoveryCodes();
  const audit = auditRow(ctx, {
    organizationId: holder.organizationId,
    action: "user.recovery_codes_renewed",
    entityType: "user",
    entityId: holder.id,
  });
  await replaceRecoveryCodes(ctx.db, holder.id, hashes, audit);
  return { recoveryCodes: codes };
}
