import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { roomOf } from "../drafts/index.ts";
import { presentEntry } from "./present-entry.ts";
import { findNames } from "./repo.ts";

interface GetHistoryEntry {
  ctx: UserContext;
  input: { docId: string; historyId: string };
}

/** An earlier text of the draft; one round trip to Postgres. */
export async function getHistoryEntry({ ctx, input }: GetHistoryEntry) {
  const read = await roomOf(ctx, input.docId).readHistory({ id: input.historyId });
  const names = await findNames(ctx.db, {
    userId: ctx.actor.userId,
    documentId: input.docId,
    peopleIds: read.ok ? read.entry.authorIds : [],
  });
  if (names === undefined || !read.ok) throw new NotFoundError("earlier text");
  return { ...presentEntry(read.entry, names), content: read.content };
}
