import type { ClientInfo, Context } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { insertMail } from "../recovery/repo.ts";
import { describeDevice, deviceKey } from "./describe-device.ts";
import { rememberDevice } from "./repo.ts";
import { securityPage } from "./security-page.ts";

/**
 * Tells a person by mail that somebody has signed in from a device they were never seen with. Only
 * the first of such sign-ins mails, and none does while no device of theirs is known.
 */
export async function tellNewDevice(
  ctx: Context,
  user: { id: string; email: string; name: string },
  client: ClientInfo,
): Promise<void> {
  const firstSeenAt = ctx.now.toISOString();
  const device = { userId: user.id, device: deviceKey(client), firstSeenAt };
  if (!(await rememberDevice(ctx.db, device))) return;
  const mail = sendEmail(ctx, "new-device", user.email, {
    name: user.name,
    device: describeDevice(client),
    place: client.place ?? client.ipAddress ?? "Unknown",
    time: firstSeenAt,
    url: `${securityPage(ctx)}#devices`,
  });
  await insertMail(ctx.db, mail.statements);
  mail.handOver();
}
