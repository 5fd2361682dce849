import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { assertPassword } from "../recovery/assert-password.ts";
import type { PasswordRequest, RecoveryCodes } from "./contract.ts";
import { TwoFactorStateError } from "./errors.ts";
import { newRecoveryCodes } from "./recovery-codes.ts";
import { findTwoFactor, replaceRecoveryCodes } from "./repo.ts";

interface RenewRecoveryCodes {
  ctx: UserContext;
  input: PasswordRequest & { address: string | null };
}

/** New recovery codes in the place of the old ones, which stop working. */
export async function renewRecoveryCodes({
  ctx,
  input,
}: RenewRecoveryCodes): Promise<RecoveryCodes> {
  const holder = await assertPassword(ctx, input);
  const factor = await findTwoFactor(ctx.db, holder.id);
  if (factor === undefined || factor.confirmedAt === null) throw new TwoFactorStateError("off");
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
