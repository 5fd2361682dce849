import type { InferInsertModel } from "drizzle-orm";
import { newId } from "../../kernel/ids.ts";
import type { Context } from "../context.ts";
import type { AuditOutcome, auditEvents } from "./tables.ts";

export type AuditRow = InferInsertModel<typeof auditEvents>;

export interface AuditInput {
  organizationId: string;
  action: string;
  entityType: string;
  entityId: string;
  data?: Record<string, unknown>;
  outcome?: AuditOutcome;
}

/** The audit row of what the caller is doing now; repos write it in the same batch. */
export function auditRow(ctx: Context, input: AuditInput): AuditRow {
  return {
    id: newId("audit"),
    actorId: ctx.actor.kind === "user" ? ctx.actor.userId : null,
    requestId: ctx.requestId,
    createdAt: ctx.now.toISOString(),
    outcome: "done",
    ...ctx.client,
    ...input,
    data: input.data ?? {},
  };
}
