import { auditRow } from "../../../platform/audit/audit.ts";
import type { Context } from "../../../platform/context.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import { log } from "../../../platform/log.ts";
import { lockedPasswordHash } from "../accounts/password-hash.ts";
import { eraseAccount, selectDueAccounts } from "./repo.ts";

const atOnce = 100;

/**
 * Erases the accounts whose grace is over; answers how many. One that has become the last owner of
 * an organization with others in it waits for another day.
 */
export async function deleteDueAccounts({ ctx }: { ctx: Context }): Promise<number> {
  const due = await selectDueAccounts(ctx.db, ctx.now.toISOString(), atOnce);
  const erased = await Promise.all(due.map((account) => erase(ctx, account)));
  return erased.filter(Boolean).length;
}

async function erase(
  ctx: Context,
  { id: userId, organizationId }: { id: string; organizationId: string },
): Promise<boolean> {
  const actor = { kind: "user", userId, sessionId: "" } as const;
  const audit = auditRow(
    { ...ctx, actor },
    { organizationId, action: "user.deleted", entityType: "user", entityId: userId },
  );
  const account = { userId, passwordHash: lockedPasswordHash, now: ctx.now.toISOString() };
  try {
    const isErased = await eraseAccount(ctx.db, account, audit);
    if (isErased) recheckRooms(ctx, { userId });
    return isErased;
  } catch (error) {
    log("warn", "account.not_deleted", { userId, error });
    return false;
  }
}
