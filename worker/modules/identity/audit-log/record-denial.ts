import { auditRow } from "../../../platform/audit/audit.ts";
import { recordAudit } from "../../../platform/audit/repo.ts";
import type { UserContext } from "../../../platform/context.ts";
import { selectHomeOrganization } from "../access/repo.ts";

interface RecordDenial {
  ctx: UserContext;
  input: {
    /** Where it was tried; the caller's own organization when it was nowhere else. */
    organizationId: string | undefined;
    method: string;
    route: string;
    entityId: string | undefined;
    details: Record<string, unknown>;
  };
}

/** Notes that the caller tried what they may not. */
export async function recordDenial({ ctx, input }: RecordDenial): Promise<void> {
  const { method, route, details, entityId = ctx.actor.userId } = input;
  const organizationId =
    input.organizationId ?? (await selectHomeOrganization(ctx.db, ctx.actor.userId));
  if (organizationId === undefined) return;
  const row = auditRow(ctx, {
    organizationId,
    action: "access.denied",
    entityType: "route",
    entityId,
    data: { method, route, ...details },
    outcome: "denied",
  });
  await recordAudit(ctx.db, row);
}
