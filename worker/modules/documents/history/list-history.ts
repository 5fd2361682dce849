import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import { roomOf } from "../drafts/index.ts";
import { presentEntry } from "./present-entry.ts";
import { findNames } from "./repo.ts";

interface ListHistory {
  ctx: UserContext;
  input: { docId: string; cursor?: string | undefined; limit: number };
}

/** A page of a draft's earlier texts, newest first; one round trip to Postgres. */
export async function listHistory({ ctx, input }: ListHistory) {
  const after = decodeCursor(input.cursor, "number");
  const entries = await roomOf(ctx, input.docId).listHistory({
    before: after && Number(after[0]),
    limit: input.limit + 1,
  });
  const page = toPage(entries, input.limit, (entry) => [String(entry.position), entry.id]);
  const names = await findNames(ctx.db, {
    userId: ctx.actor.userId,
    documentId: input.docId,
    peopleIds: [...new Set(page.items.flatMap(({ authorIds }) => authorIds))],
  });
  if (names === undefined) throw new NotFoundError("document");
  return { ...page, items: page.items.map((entry) => presentEntry(entry, names)) };
}
