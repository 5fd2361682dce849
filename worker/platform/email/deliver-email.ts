import type { Context } from "../context.ts";
import { log } from "../log.ts";
import { chooseEmailProvider } from "./choose-provider.ts";
import { EmailRefusedError } from "./email-provider.ts";
import { renderEmail } from "./render-email.ts";
import { claimEmail, markEmailFailed, markEmailSent } from "./repo.ts";
import { fillTemplate } from "./templates.ts";

const firstRetrySeconds = 15;
const longestRetrySeconds = 3_600;

export type EmailOutcome = { kind: "done" } | { kind: "retry"; delaySeconds: number };

interface DeliverEmail {
  ctx: Context;
  emailId: string;
}

/** Hands one mail to the provider; a message delivered twice sends nothing the second time. */
export async function deliverEmail({ ctx, emailId }: DeliverEmail): Promise<EmailOutcome> {
  const email = await claimEmail(ctx.db, emailId);
  if (email === undefined) return { kind: "done" };
  const provider = chooseEmailProvider(ctx.env);
  if (provider === undefined) {
    await markEmailFailed(ctx.db, emailId, { error: "No mail provider is set.", final: true });
    log("error", "email.no_provider", { emailId });
    return { kind: "done" };
  }
  try {
    const { id, template, recipient: to, data } = email;
    const rendered = renderEmail(fillTemplate(template, data));
    const { providerId } = await provider.send({ id, from: ctx.env.email.from, to, ...rendered });
    const keepData = ctx.env.appEnv === "local" || ctx.env.appEnv === "dev";
    await markEmailSent(ctx.db, id, { providerId, now: new Date().toISOString(), keepData });
    return { kind: "done" };
  } catch (error) {
    const final = error instanceof EmailRefusedError;
    const reason = error instanceof Error ? error.message : "unknown";
    await markEmailFailed(ctx.db, emailId, { error: reason, final });
    log("warn", "email.attempt_failed", { emailId, attempts: email.attempts, error });
    if (final) return { kind: "done" };
    const delaySeconds = Math.min(firstRetrySeconds * 2 ** email.attempts, longestRetrySeconds);
    return { kind: "retry", delaySeconds };
  }
}

/** Gives a mail up whose message reached the dead-letter queue. */
export async function abandonEmail({ ctx, emailId }: DeliverEmail): Promise<void> {
  await markEmailFailed(ctx.db, emailId, { error: "Given up after many attempts.", final: true });
}
