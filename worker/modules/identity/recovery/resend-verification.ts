import type { Context } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import type { EmailRequest } from "./contract.ts";
import { newLinkToken } from "./link-tokens.ts";
import { type AccountHolder, findSoleHolder, insertToken } from "./repo.ts";

interface ResendVerification {
  ctx: Context;
  input: EmailRequest & { address: string | null };
}

/**
 * Mails a new link to an address that one account claims and has not confirmed; the answer tells
 * nothing about it. Of several that claim it, each asks for itself.
 */
export async function resendVerification({ ctx, input }: ResendVerification): Promise<void> {
  const { email, address } = input;
  await enforceLimit({ ctx, policy: "verifyEmail", address, account: email });
  ctx.defer(mailLink({ ctx, input }));
}

async function mailLink({ ctx, input }: ResendVerification): Promise<void> {
  const holder = await findSoleHolder(ctx.db, input.email);
  if (holder !== undefined) await mailVerification(ctx, holder);
}

/** Mails a person a link to confirm their address, in the place of earlier ones. */
export async function mailVerification(ctx: Context, holder: AccountHolder): Promise<void> {
  if (holder.emailVerifiedAt !== null) return;
  const { token, row } = await newLinkToken(ctx, "verify_email", holder.id);
  const mail = sendEmail(ctx, "verify-email", holder.email, {
    name: holder.name,
    url: verificationUrl(ctx, token),
  });
  await insertToken(ctx.db, row, mail.statements);
  mail.handOver();
}

/** The page that a verification link opens; the token is in the fragment, which no log keeps. */
export function verificationUrl({ origin }: Context, token: string): string {
  return `${origin}/verify-email#${token}`;
}
