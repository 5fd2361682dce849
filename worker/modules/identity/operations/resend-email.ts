import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { requeueEmail } from "../../../platform/email/repo.ts";
import { deliver } from "../../../platform/outbox/drain-outbox.ts";
import { outboxRow } from "../../../platform/outbox/outbox.ts";
import { insertOutbox } from "../../../platform/outbox/repo.ts";
import { assertPlatform } from "../access/platform-caller.ts";
import { platformLog } from "../administration/index.ts";
import { findPlatformEmail } from "./repo.ts";

interface ResendEmail {
  ctx: UserContext;
  input: { emailId: string };
}

/** Sends a mail that failed once more; CONFLICT when it did not fail, or says nothing any more. */
export async function resendEmail({ ctx, input }: ResendEmail): Promise<void> {
  const { emailId } = input;
  const { caller, email } = await findPlatformEmail(ctx.db, ctx.actor.userId, emailId);
  assertPlatform(ctx, caller, "platform_mail.resend");
  if (email === undefined) throw new NotFoundError("mail");
  const message = outboxRow("email", { emailId }, ctx.now);
  const audit = auditRow(ctx, {
    organizationId: platformLog,
    action: "mail.resent",
    entityType: "email",
    entityId: emailId,
    data: { template: email.template },
  });
  const outbox = insertOutbox(ctx.db, [message]);
  if (!(await requeueEmail(ctx.db, emailId, { outbox, audit }))) {
    throw new DomainError(
      "CONFLICT",
      "Only a mail that failed within a week can be sent again. Ask the person to ask for a new one.",
    );
  }
  ctx.defer(deliver(ctx, message));
}
