import type { Context } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";

/** Greets who has just confirmed the address of their account. */
export function welcome(
  ctx: Context,
  { name, email }: { name: string; email: string },
): ReturnType<typeof sendEmail> {
  return sendEmail(ctx, "welcome", email, { name, url: `${ctx.origin}/projects` });
}
