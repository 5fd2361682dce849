import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { unseal } from "../../../platform/sealing/seal.ts";
import { SessionEndedError } from "../errors.ts";
import { findHolder } from "../recovery/repo.ts";
import { securityPage } from "../sessions/security-page.ts";
import type { ConfirmTwoFactorRequest, RecoveryCodes } from "./contract.ts";
import { TwoFactorStateError, WrongCodeError } from "./errors.ts";
import { newRecoveryCodes } from "./recovery-codes.ts";
import { confirmPending, findTwoFactor } from "./repo.ts";
import { findStep } from "./totp.ts";

interface ConfirmTwoFactor {
  ctx: UserContext;
  input: ConfirmTwoFactorRequest & { address: string | null };
}

/** Turns two-factor on with a first code; answers the codes for who loses the authenticator. */
export async function confirmTwoFactor({ ctx, input }: ConfirmTwoFactor): Promise<RecoveryCodes> {
  const { userId } = ctx.actor;
  await enforceLimit({ ctx, policy: "changePassword", address: input.address, account: userId });
  const [holder, factor] = await Promise.all([
    findHolder(ctx.db, userId),
    findTwoFactor(ctx.db, userId),
  ]);
  if (holder === undefined) throw new SessionEndedError();
  if (factor === undefined) throw new WrongCodeError();
  if (factor.confirmedAt !== null) throw new TwoFactorStateError("on");
  const secret = await unseal(ctx.env.encryptionKeys, factor.sealedSecret, userId);
  const step = findStep(secret, input.code, ctx.now);
  if (step === undefined) throw new WrongCodeError();
  const { codes, hashes } = await newRecoveryCodes();
  const audit = auditRow(ctx, {
    organizationId: holder.organizationId,
    action: "user.two_factor_enabled",
    entityType: "user",
    entityId: userId,
  });
  const mail = sendEmail(ctx, "two-factor", holder.email, {
    name: holder.name,
    isOn: true,
    url: securityPage(ctx),
  });
  const { sealedSecret } = factor;
  const change = { userId, sealedSecret, step, now: ctx.now.toISOString(), hashes };
  if (!(await confirmPending(ctx.db, change, audit, mail.statementsWhen))) {
    throw new TwoFactorStateError("on");
  }
  mail.handOver();
  return { recoveryCodes: codes };
}
