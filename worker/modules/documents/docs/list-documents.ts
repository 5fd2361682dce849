import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ListDocumentsQuery } from "./contract.ts";
import { selectProjectDocuments } from "./repo.ts";

interface ListDocuments {
  ctx: UserContext;
  input: ListDocumentsQuery & { projectId: string };
}

/** A page of a project's documents; one round trip. */
export async function listDocuments({ ctx, input }: ListDocuments) {
  const rows = await selectProjectDocuments(ctx.db, {
    userId: ctx.actor.userId,
    projectId: input.projectId,
    titleContains: input.q?.trim() || undefined,
    archived: input.archived === "true",
    newestFirst: input.sort === "createdAt:desc",
    after: decodeCursor(input.cursor, "time"),
    limit: input.limit,
  });
  if (rows === undefined) throw new NotFoundError("project");
  return toPage(rows, input.limit, (document) => [document.createdAt, document.id]);
}
