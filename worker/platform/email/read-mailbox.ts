import type { Context } from "../context.ts";
import { type RenderedEmail, renderEmail } from "./render-email.ts";
import { selectEmails } from "./repo.ts";
import type { EmailStatus } from "./tables.ts";
import { type EmailTemplate, fillTemplate } from "./templates.ts";

const limit = 100;

export interface MailboxEntry extends RenderedEmail {
  id: string;
  template: EmailTemplate;
  to: string;
  status: EmailStatus;
  createdAt: string;
  /** Where the mail's button leads. */
  links: string[];
}

/** The hundred newest mails as they were sent; their secrets are readable, so local runs only. */
export async function readMailbox(ctx: Context): Promise<MailboxEntry[]> {
  const rows = await selectEmails(ctx.db, { limit });
  return rows.map(({ id, template, recipient, data, status, createdAt }) => {
    const content = fillTemplate(template, data);
    const links = content.action === undefined ? [] : [content.action.url];
    return { id, template, to: recipient, status, createdAt, links, ...renderEmail(content) };
  });
}
