import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { assertOwner } from "../recovery/assert-owner.ts";
import { securityPage } from "../sessions/security-page.ts";
import { consumeSecondFactor } from "./check-second-factor.ts";
import type { TwoFactorProof } from "./contract.ts";
import { WrongCodeError } from "./errors.ts";
import { deleteTwoFactor, findTwoFactor } from "./repo.ts";

interface EndTwoFactor {
  ctx: UserContext;
  input: TwoFactorProof & { address: string | null };
}

/**
 * Turns two-factor off by the password, where there is one, and a code; FORBIDDEN when either is wrong. It tells the person by mail
 * and does nothing when it is off.
 */
export async function endTwoFactor({ ctx, input }: EndTwoFactor): Promise<void> {
  const holder = await assertOwner(ctx, input);
  const factor = await findTwoFactor(ctx.db, holder.id);
  if (factor === undefined || factor.confirmedAt === null) return;
  const { sealedSecret } = factor;
  const { code = "" } = input;
  if (!(await consumeSecondFactor(ctx, { userId: holder.id, sealedSecret }, code))) {
    throw new WrongCodeError();
  }
  const audit = auditRow(ctx, {
    organizationId: holder.organizationId,
    action: "user.two_factor_disabled",
    entityType: "user",
    entityId: holder.id,
  });
  const mail = sendEmail(ctx, "two-factor", holder.email, {
    name: holder.name,
    isOn: false,
    url: securityPage(ctx),
  });
  if (await deleteTwoFactor(ctx.db, holder.id, audit, mail.statementsWhen)) mail.handOver();
}
