import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ContextResponse, ProjectContext } from "./contract.ts";
import { findContext, upsertContext } from "./repo.ts";
import { summarizeContext } from "./summarize-context.ts";

interface PutContext {
  ctx: UserContext;
  input: { projectId: string; context: ProjectContext };
}

/** Replaces the wizard's answers and writes their summary anew. */
export async function putContext({ ctx, input }: PutContext): Promise<ContextResponse> {
  const { projectId, context } = input;
  const row = await findContext(ctx.db, ctx.actor.userId, projectId);
  if (row === undefined) throw new NotFoundError("project");
  assertCan(row.role, "context.update");

  const summary = summarizeContext(context);
  const updatedAt = ctx.now.toISOString();
  await upsertContext(
    ctx.db,
    {
      projectId,
      contextJson: context,
      contextSummary: summary,
      updatedAt,
      updatedBy: ctx.actor.userId,
    },
    auditRow(ctx, {
      organizationId: row.organizationId,
      action: "context.updated",
      entityType: "project",
      entityId: projectId,
      data: { parts: Object.keys(context) },
    }),
  );
  return { context, summary, updatedAt };
}
