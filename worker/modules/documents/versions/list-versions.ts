import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ListVersionsQuery } from "./contract.ts";
import { presentVersion } from "./present-version.ts";
import { selectVersions } from "./repo.ts";

interface ListVersions {
  ctx: UserContext;
  input: ListVersionsQuery & { docId: string };
}

/** A page of a document's versions, newest first; one round trip. */
export async function listVersions({ ctx, input }: ListVersions) {
  const after = decodeCursor(input.cursor, "number");
  const rows = await selectVersions(ctx.db, {
    userId: ctx.actor.userId,
    documentId: input.docId,
    beforeNumber: after && Number(after[0]),
    limit: input.limit,
  });
  if (rows === undefined) throw new NotFoundError("document");
  return toPage(rows.map(presentVersion), input.limit, (version) => [
    String(version.number),
    version.id,
  ]);
}
