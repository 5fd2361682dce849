import type { UserContext } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { disabledPeople } from "../access/disabled-people.ts";
import type { PlatformUserDetails } from "./contract.ts";
import { UnchangedAccountError } from "./errors.ts";
import { auditRows, findTarget } from "./find-target.ts";
import { enableUserRow } from "./repo.ts";

interface EnableUser {
  ctx: UserContext;
  input: { userId: string };
}

/** Lets a person use their account again; they log in anew. */
export async function enableUser({ ctx, input }: EnableUser): Promise<PlatformUserDetails> {
  const { userId } = input;
  const target = await findTarget(ctx, userId, "platform_user.disable");
  if (target.disabledAt === null) throw new UnchangedAccountError("enabled");
  const audit = auditRows(ctx, target, { action: "user.enabled" });
  const mail = sendEmail(ctx, "account-enabled", target.email, {
    name: target.name,
    url: `${ctx.origin}/log-in`,
  });
  const done = await enableUserRow(ctx.db, userId, audit, mail.statementsWhen);
  disabledPeople.forget(ctx.db);
  if (!done) throw new UnchangedAccountError("enabled");
  mail.handOver();
  return { ...target, disabledAt: null, disabledReason: null };
}
