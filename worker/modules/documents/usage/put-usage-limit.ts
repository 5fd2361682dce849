import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { findMembership } from "../../identity/index.ts";
import type { UsageLimit } from "./contract.ts";
import { upsertUsageLimit } from "./repo.ts";

interface PutUsageLimit {
  ctx: UserContext;
  input: UsageLimit & { organizationId: string };
}

/** Sets what an organization's models may take in a month; what runs already is held to it too. */
export async function putUsageLimit({ ctx, input }: PutUsageLimit): Promise<UsageLimit> {
  const { organizationId, monthlyTokens, monthlyCostMicros } = input;
  const membership = await findMembership({ ctx, organizationId });
  if (membership === undefined) throw new NotFoundError("organization");
  assertCan(membership.role, "usage.limit");
  const limit = { monthlyTokens, monthlyCostMicros };
  await upsertUsageLimit(
    ctx.db,
    { organizationId, ...limit, updatedBy: ctx.actor.userId, updatedAt: ctx.now.toISOString() },
    auditRow(ctx, {
      organizationId,
      action: "usage_limit.changed",
      entityType: "organization",
      entityId: organizationId,
      data: limit,
    }),
  );
  return limit;
}
