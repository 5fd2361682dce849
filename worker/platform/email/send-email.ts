import { newId } from "../../kernel/ids.ts";
import type { Context } from "../context.ts";
import { deliver } from "../outbox/drain-outbox.ts";
import { outboxRow } from "../outbox/outbox.ts";
import { insertOutbox } from "../outbox/repo.ts";
import { type EmailRow, insertEmail } from "./repo.ts";
import type { EmailData, EmailTemplate } from "./templates.ts";

/** The statements that send a mail, for the batch of its cause, and the hand-over after it. */
export function sendEmail<Template extends EmailTemplate>(
  ctx: Context,
  template: Template,
  recipient: string,
  data: EmailData<Template>,
) {
  const createdAt = ctx.now.toISOString();
  const email: EmailRow = {
    id: newId("email"),
    template,
    recipient,
    data: { ...data },
    status: "queued",
    attempts: 0,
    createdAt,
  };
  const message = outboxRow("email", { emailId: email.id }, ctx.now);
  return {
    statements: [insertEmail(ctx.db, email), insertOutbox(ctx.db, [message])] as const,
    handOver: () => ctx.defer(deliver(ctx, message)),
  };
}
