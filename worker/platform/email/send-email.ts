import { newId } from "../../kernel/ids.ts";
import type { Context } from "../context.ts";
import { deliver } from "../outbox/drain-outbox.ts";
import { outboxRow } from "../outbox/outbox.ts";
import { insertOutbox, insertOutboxWhen } from "../outbox/repo.ts";
import { type EmailRow, insertEmail, insertEmailWhen } from "./repo.ts";
import type { EmailData, EmailTemplate } from "./templates.ts";

/** The statements that send a mail only if a sub-select finds a row as they run. */
export type MailWhen = (
  cause: Parameters<typeof insertEmailWhen>[2],
) => [ReturnType<typeof insertEmailWhen>, ReturnType<typeof insertOutboxWhen>];

/**
 * The statements that send a mail, for the batch of its cause, and the hand-over after it; where
 * several may do the same at once, `statementsWhen` sends it for one.
 */
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
    statementsWhen: ((cause) => [
      insertEmailWhen(ctx.db, email, cause),
      insertOutboxWhen(ctx.db, message, cause),
    ]) satisfies MailWhen,
    handOver: () => ctx.defer(deliver(ctx, message)),
  };
}
