import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import { assertOwner } from "../recovery/assert-owner.ts";
import type { OwnerProof } from "../recovery/contract.ts";
import type { ScheduledDeletion } from "./contract.ts";
import { OwnerNeededError } from "./errors.ts";
import { scheduleDeletion, selectDependentOrganizations } from "./repo.ts";

const graceMs = 14 * 24 * 60 * 60 * 1000;

interface DeleteMe {
  ctx: UserContext;
  input: OwnerProof & { address: string | null };
}

/**
 * Has the caller's account deleted in 14 days and logs all other devices out; until then it can be
 * restored. CONFLICT while others work in an organization that only the caller owns.
 */
export async function deleteMe({ ctx, input }: DeleteMe): Promise<ScheduledDeletion> {
  const { userId, sessionId } = ctx.actor;
  const holder = await assertOwner(ctx, input);
  const dependent = await selectDependentOrganizations(ctx.db, userId);
  if (dependent.length > 0) throw new OwnerNeededError(dependent);
  const deletesAt = new Date(ctx.now.getTime() + graceMs).toISOString();
  const audit = auditRow(ctx, {
    organizationId: holder.organizationId,
    action: "user.deletion_scheduled",
    entityType: "user",
    entityId: userId,
    data: { deletesAt },
  });
  const mail = sendEmail(ctx, "account-deletion", holder.email, {
    name: holder.name,
    deletesAt,
    url: `${ctx.origin}/settings/profile`,
  });
  const deletion = { userId, deletesAt, now: ctx.now.toISOString(), exceptSessionId: sessionId };
  const scheduled = await scheduleDeletion(ctx.db, deletion, audit, mail.statementsWhen);
  if (scheduled.isNew) mail.handOver();
  recheckRooms(ctx, { userId });
  return { deletesAt: scheduled.deletesAt };
}
