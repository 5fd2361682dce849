import type { InferInsertModel } from "drizzle-orm";
import { newId } from "../../kernel/ids.ts";
import type { UserContext } from "../context.ts";
import type { auditEvents } from "./tables.ts";

export type AuditRow = InferInsertModel<typeof auditEvents>;

export interface AuditInput {
  organizationId: string;
  action: string;
  entityType: string;
  entityId: string;
  data?: Record<string, unknown>;
}

/** The audit row of what the caller is doing now; repos write it in the same batch. */
export function auditRow(ctx: UserContext, input: AuditInput): AuditRow {
  return {
    id: newId("audit"),
    actorId: ctx.actor.userId,
    requestId: ctx.requestId,
    createdAt: ctx.now.toISOString(),
    ...input,
    data: input.data ?? {},
  };
}
