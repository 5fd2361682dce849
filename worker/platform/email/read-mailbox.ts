import type { Context } from "../context.ts";
import { type RenderedEmail, renderEmail } from "./render-email.ts";
import { selectEmails } from "./repo.ts";
import type { EmailStatus } from "./tables.ts";
import { type EmailTemplate, fillTemplate } from "./templates.ts";

const limit = 100;
const shownForMs = 7 * 24 * 60 * 60 * 1000;

export interface MailboxEntry extends RenderedEmail {
  id: string;
  template: EmailTemplate;
  to: string;
  status: EmailStatus;
  createdAt: string;
  /** Where the mail's button leads. */
  links: string[];
}

/** The hundred newest mails of a week as they were sent; their secrets are readable, so local runs only. */
export async function readMailbox(ctx: Context): Promise<MailboxEntry[]> {
  const since = new Date(ctx.now.getTime() - shownForMs).toISOString();
  const rows = await selectEmails(ctx.db, { since, limit });
  return rows.map(({ id, template, recipient, data, status, createdAt }) => {
    const content = fillTemplate(template, data);
    const links = content.action === undefined ? [] : [content.action.url];
    return { id, template, to: recipient, status, createdAt, links, ...renderEmail(content) };
  });
}
