import { assertCanChange } from "../../../kernel/access.ts";
import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ContextResponse, ProjectContext } from "./contract.ts";
import { getContext } from "./get-context.ts";
import { findContext, upsertContext } from "./repo.ts";
import { summarizeContext } from "./summarize-context.ts";

interface PutContext {
  ctx: UserContext;
  /** `base` is when the answers were saved that these replace: null for none yet, undefined for any. */
  input: { projectId: string; context: ProjectContext; base: string | null | undefined };
}

/**
 * Replaces the wizard's answers and writes their summary anew; PRECONDITION_FAILED with the current
 * ones when others were saved since `base`.
 */
export async function putContext({ ctx, input }: PutContext): Promise<ContextResponse> {
  const { projectId, context, base } = input;
  const row = await findContext(ctx.db, ctx.actor.userId, projectId);
  if (row === undefined) throw new NotFoundError("project");
  assertCanChange(row, "context.update");

  const summary = summarizeContext(context);
  const updatedAt = later(ctx.now, row.updatedAt);
  const written = await upsertContext(
    ctx.db,
    {
      projectId,
      contextJson: context,
      contextSummary: summary,
      updatedAt,
      updatedBy: ctx.actor.userId,
    },
    base,
    auditRow(ctx, {
      organizationId: row.organizationId,
      action: "context.updated",
      entityType: "project",
      entityId: projectId,
      data: { parts: Object.keys(context) },
    }),
  );
  if (!written) {
    throw new DomainError(
      "PRECONDITION_FAILED",
      "These answers were changed in the meantime. Compare with the current ones, then save again.",
      { current: await getContext({ ctx, input }) },
    );
  }
  return { context, summary, updatedAt };
}

/** Now, or just after the last save, so that no two saves have the same entity tag. */
function later(now: Date, last: string | null): string {
  return new Date(Math.max(now.getTime(), last === null ? 0 : Date.parse(last) + 1)).toISOString();
}
