import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ListExportsQuery } from "./contract.ts";
import { presentExport } from "./present-export.ts";
import { selectProjectExports } from "./repo.ts";

interface ListExports {
  ctx: UserContext;
  input: ListExportsQuery & { projectId: string };
}

/** A page of a project's exports, newest first; one round trip. */
export async function listExports({ ctx, input }: ListExports) {
  const rows = await selectProjectExports(ctx.db, {
    userId: ctx.actor.userId,
    projectId: input.projectId,
    after: decodeCursor(input.cursor, "time"),
    limit: input.limit,
  });
  if (rows === undefined) throw new NotFoundError("project");
  return toPage(rows.map(presentExport), input.limit, (file) => [file.createdAt, file.id]);
}
