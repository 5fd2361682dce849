import type { UserContext } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { findConfirmedHolder } from "../accounts/repo.ts";
import { tellHolder } from "../accounts/tell-holder.ts";
import { findHolder, insertMail } from "./repo.ts";
import { mailVerification } from "./resend-verification.ts";

interface SendVerification {
  ctx: UserContext;
  input: { address: string | null };
}

/**
 * Mails the caller another link to confirm their address. If it is another account's, that one's
 * holder is told instead, and the caller not.
 */
export async function sendVerification({ ctx, input }: SendVerification): Promise<void> {
  const { userId } = ctx.actor;
  await enforceLimit({ ctx, policy: "verifyEmail", address: input.address, account: userId });
  ctx.defer(mailLink(ctx));
}

async function mailLink(ctx: UserContext): Promise<void> {
  const holder = await findHolder(ctx.db, ctx.actor.userId);
  if (holder === undefined) return;
  const other = await findConfirmedHolder(ctx.db, holder.email);
  if (other === undefined || other.id === holder.id) {
    return await mailVerification(ctx, holder);
  }
  const mail = tellHolder(ctx, other);
  await insertMail(ctx.db, mail.statements);
  mail.handOver();
}
