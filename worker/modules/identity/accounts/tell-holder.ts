import type { Context } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";

/** Tells who has confirmed an address that somebody signs up with it again. */
export function tellHolder(
  ctx: Context,
  holder: { name: string; email: string },
): ReturnType<typeof sendEmail> {
  return sendEmail(ctx, "sign-up-again", holder.email, {
    name: holder.name,
    url: `${ctx.origin}/log-in`,
  });
}
