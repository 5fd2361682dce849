import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ListProjectMembersQuery } from "./contract.ts";
import { findProjectMembers } from "./repo.ts";

interface ListProjectMembers {
  ctx: UserContext;
  input: ListProjectMembersQuery & { projectId: string };
}

/** A page of everybody who can open the project, with what each may do in it. */
export async function listProjectMembers({ ctx, input }: ListProjectMembers) {
  const rows = await findProjectMembers(ctx.db, ctx.actor.userId, {
    projectId: input.projectId,
    contains: input.q === "" ? undefined : input.q,
    after: decodeCursor(input.cursor, "time"),
    limit: input.limit,
  });
  if (rows === undefined) throw new NotFoundError("project");
  return toPage(rows, input.limit, (row) => [row.createdAt, row.userId]);
}
