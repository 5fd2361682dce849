import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { authorsOf, isJob } from "./authors.ts";
import type { Draft } from "./contract.ts";
import { roomOf } from "./open-room.ts";
import { withProvenance } from "./provenance.ts";
import { readRoom } from "./read-draft.ts";
import { findReadableDocument } from "./repo.ts";
import { sectionsOf } from "./section-cache.ts";

interface GetDraft {
  ctx: UserContext;
  input: { docId: string };
}

const nobodyKnown = { writerIds: [], stretches: new Uint32Array() };

/** The live text with its outline and who wrote it; one round trip to Postgres after the room. */
export async function getDraft({ ctx, input }: GetDraft): Promise<Draft> {
  const read = await roomOf(ctx, input.docId).readWithOrigins();
  const written = read?.written ?? nobodyKnown;
  const document = await findReadableDocument(ctx.db, {
    userId: ctx.actor.userId,
    documentId: input.docId,
    peopleIds: written.writerIds.filter((id) => !isJob(id)),
  });
  if (document === undefined) throw new NotFoundError("document");
  const state = read?.state ?? (await readRoom(ctx, document));
  const sections = sectionsOf(input.docId, state);
  const authors = authorsOf(sections, written).map(({ userIds, jobId }) => ({
    people: userIds.map((id) => ({ id, name: document.names[id] ?? "" })),
    jobId,
  }));
  return {
    ...state,
    sections: withProvenance(state.content, sections, read?.origins ?? [], authors),
  };
}
