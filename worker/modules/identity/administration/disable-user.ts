import type { UserContext } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import { disabledPeople } from "../access/disabled-people.ts";
import type { DisableUserRequest, PlatformUserDetails } from "./contract.ts";
import { AdministratorKeptError, UnchangedAccountError } from "./errors.ts";
import { auditRows, findTarget } from "./find-target.ts";
import { disableUserRow } from "./repo.ts";

interface DisableUser {
  ctx: UserContext;
  input: DisableUserRequest & { userId: string };
}

/**
 * Takes a person's account out of use: sessions and sockets end at once, access tokens within
 * seconds, and the API keys that they made rest. The person is told the reason.
 */
export async function disableUser({ ctx, input }: DisableUser): Promise<PlatformUserDetails> {
  const { userId, reason } = input;
  const target = await findTarget(ctx, userId, "platform_user.disable");
  if (target.platformRole !== null) throw new AdministratorKeptError();
  if (target.disabledAt !== null) throw new UnchangedAccountError("disabled");
  const now = ctx.now.toISOString();
  const audit = auditRows(ctx, target, { action: "user.disabled", data: { reason } });
  const mail = sendEmail(ctx, "account-disabled", target.email, {
    name: target.name,
    reason,
    contact: ctx.env.supportEmail,
  });
  const done = await disableUserRow(ctx.db, { userId, reason, now }, audit, mail.statementsWhen);
  disabledPeople.forget(ctx.db);
  recheckRooms(ctx, { userId });
  if (!done) throw new UnchangedAccountError("disabled");
  mail.handOver();
  return { ...target, disabledAt: now, disabledReason: reason };
}
