import type { Context } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import type { EmailRequest } from "./contract.ts";
import { newLinkToken } from "./link-tokens.ts";
import { findHolderByEmail, insertToken } from "./repo.ts";

interface RequestPasswordReset {
  ctx: Context;
  input: EmailRequest & { address: string | null };
}

/**
 * Mails a link to choose a new password, if there is such an account. The work follows the answer, so
 * that neither its words nor its time tell whether there is.
 */
export async function requestPasswordReset({ ctx, input }: RequestPasswordReset): Promise<void> {
  const { email, address } = input;
  await enforceLimit({ ctx, policy: "resetPassword", address, account: email });
  ctx.defer(mailLink({ ctx, input }));
}

async function mailLink({ ctx, input }: RequestPasswordReset): Promise<void> {
  const holder = await findHolderByEmail(ctx.db, input.email);
  if (holder === undefined) return;
  const { token, row } = await newLinkToken(ctx, "reset_password", holder.id);
  const mail = sendEmail(ctx, "reset-password", holder.email, {
    name: holder.name,
    url: `${ctx.origin}/reset-password#${token}`,
  });
  await insertToken(ctx.db, row, mail.statements);
  mail.handOver();
}
