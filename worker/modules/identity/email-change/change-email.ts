import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { findConfirmedHolder } from "../accounts/repo.ts";
import { tellHolder } from "../accounts/tell-holder.ts";
import { assertOwner } from "../recovery/assert-owner.ts";
import { newLinkToken } from "../recovery/link-tokens.ts";
import type { AccountHolder } from "../recovery/repo.ts";
import { securityPage } from "../sessions/security-page.ts";
import type { ChangeEmailRequest } from "./contract.ts";
import { insertChange, insertNotice } from "./repo.ts";

interface ChangeEmail {
  ctx: UserContext;
  input: ChangeEmailRequest & { address: string | null };
}

/**
 * Mails a link to a new address, which becomes the caller's when it is followed, and tells the old
 * one. A taken address makes no difference but the mail, which its holder gets.
 */
export async function changeEmail({ ctx, input }: ChangeEmail): Promise<void> {
  const holder = await assertOwner(ctx, input);
  ctx.defer(mailLink({ ctx, input }, holder));
}

async function mailLink({ ctx, input }: ChangeEmail, holder: AccountHolder): Promise<void> {
  const { email } = input;
  const notice = sendEmail(ctx, "email-change-asked", holder.email, {
    name: holder.name,
    email,
    url: securityPage(ctx),
  });
  const audit = auditRow(ctx, {
    organizationId: holder.organizationId,
    action: "user.email_change_asked",
    entityType: "user",
    entityId: holder.id,
    data: { before: { email: holder.email }, after: { email } },
  });
  const other = await findConfirmedHolder(ctx.db, email);
  if (other !== undefined && other.id !== holder.id) {
    const told = tellHolder(ctx, other);
    await insertNotice(ctx.db, audit, [...told.statements, ...notice.statements]);
    told.handOver();
    notice.handOver();
    return;
  }
  const { token, row } = await newLinkToken(ctx, "change_email", holder.id);
  const link = sendEmail(ctx, "confirm-email", email, {
    name: holder.name,
    url: `${ctx.origin}/confirm-email#${token}`,
  });
  const mail = [...link.statements, ...notice.statements];
  await insertChange(ctx.db, { ...row, email }, audit, mail);
  link.handOver();
  notice.handOver();
}
