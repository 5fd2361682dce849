import { auditRow } from "../../../platform/audit/audit.ts";
import type { Context } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { hashSecret } from "../accounts/secret-token.ts";
import { DeadLinkError } from "../recovery/errors.ts";
import type { ConfirmEmailRequest } from "./contract.ts";
import { findChange, replaceEmail } from "./repo.ts";

interface ConfirmEmail {
  ctx: Context;
  input: ConfirmEmailRequest;
}

/** Gives an account the address that the link was mailed to; CONFLICT when the link is dead. */
export async function confirmEmail({ ctx, input }: ConfirmEmail): Promise<void> {
  const now = ctx.now.toISOString();
  const hash = await hashSecret(input.token);
  const change = await findChange(ctx.db, hash, now);
  if (change === undefined) throw new DeadLinkError();
  const { userId, name, oldEmail, newEmail, organizationId } = change;
  const actor = { kind: "user", userId, sessionId: "" } as const;
  const audit = auditRow(
    { ...ctx, actor },
    {
      organizationId,
      action: "user.email_changed",
      entityType: "user",
      entityId: userId,
      data: { before: { email: oldEmail }, after: { email: newEmail } },
    },
  );
  const mail = sendEmail(ctx, "email-changed", oldEmail, {
    name,
    email: newEmail,
    contact: ctx.env.supportEmail,
  });
  await replaceEmail(ctx.db, { userId, newEmail, hash, now }, audit, mail.statementsWhen);
  mail.handOver();
}
