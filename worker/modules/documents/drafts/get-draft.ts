import type { UserContext } from "../../../platform/context.ts";
import { getDocument } from "../docs/index.ts";
import type { Draft } from "./contract.ts";
import { roomOf } from "./open-room.ts";
import { withProvenance } from "./provenance.ts";
import { readRoom } from "./read-draft.ts";
import { sectionsOf } from "./section-cache.ts";

interface GetDraft {
  ctx: UserContext;
  input: { docId: string };
}

/** The live text with its outline; one round trip to Postgres beside the room. */
export async function getDraft({ ctx, input }: GetDraft): Promise<Draft> {
  const [document, read] = await Promise.all([
    getDocument({ ctx, input }),
    roomOf(ctx, input.docId).readWithOrigins(),
  ]);
  const { state, origins } = read ?? { state: await readRoom(ctx, document), origins: [] };
  const sections = sectionsOf(input.docId, state.content);
  return { ...state, sections: withProvenance(state.content, sections, origins) };
}
