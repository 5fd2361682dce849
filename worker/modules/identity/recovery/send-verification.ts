import type { UserContext } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { findConfirmedHolder } from "../accounts/repo.ts";
import { tellHolder } from "../accounts/tell-holder.ts";
import { findHolder, insertMail } from "./repo.ts";
import { mailVerification } from "./resend-verification.ts";

interface SendVerification {
  ctx: UserContext;
  input: { origin: string; address: string | null };
}

/**
 * Mails the caller another link to confirm their address. If it is another account's, that one's
 * holder is told instead, and the caller not.
 */
export async function sendVerification({ ctx, input }: SendVerification): Promise<void> {
  const { userId } = ctx.actor;
  await enforceLimit({ ctx, policy: "verifyEmail", address: input.address, account: userId });
  ctx.defer(mailLink({ ctx, input }));
}

async function mailLink({ ctx, input }: SendVerification): Promise<void> {
  const holder = await findHolder(ctx.db, ctx.actor.userId);
  if (holder === undefined) return;
  const other = await findConfirmedHolder(ctx.db, holder.email);
  if (other === undefined || other.id === holder.id) {
    return await mailVerification(ctx, holder, input.origin);
  }
  const mail = tellHolder(ctx, other, input.origin);
  await insertMail(ctx.db, mail.statements);
  mail.handOver();
}
