import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { Me } from "../accounts/contract.ts";
import { getMe } from "../accounts/get-me.ts";
import { cancelDeletion } from "./repo.ts";

/** Keeps the caller's account after all; does nothing when its deletion was not asked for. */
export async function restoreMe({ ctx }: { ctx: UserContext }): Promise<Me> {
  const me = await getMe({ ctx });
  const [home] = me.memberships;
  if (me.deletesAt === null || home === undefined) return me;
  const audit = auditRow(ctx, {
    organizationId: home.organizationId,
    action: "user.deletion_cancelled",
    entityType: "user",
    entityId: me.id,
  });
  await cancelDeletion(ctx.db, me.id, audit);
  return { ...me, deletesAt: null };
}
