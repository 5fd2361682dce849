import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ContextResponse } from "./contract.ts";
import { findContext } from "./repo.ts";
import { summarizeContext } from "./summarize-context.ts";

interface GetContext {
  ctx: UserContext;
  input: { projectId: string };
}

/** The wizard's answers so far; empty before the first save. */
export async function getContext({ ctx, input }: GetContext): Promise<ContextResponse> {
  const row = await findContext(ctx.db, ctx.actor.userId, input.projectId);
  if (row === undefined) throw new NotFoundError("project");
  const context = row.context ?? {};
  return { context, summary: row.summary ?? summarizeContext(context), updatedAt: row.updatedAt };
}
