import type { UserContext } from "../../../platform/context.ts";
import type { Draft } from "./contract.ts";
import { readDraft } from "./read-draft.ts";
import { sectionsOf } from "./section-cache.ts";

interface GetDraft {
  ctx: UserContext;
  input: { docId: string };
}

/** The live text with its outline; one round trip to Postgres beside the room. */
export async function getDraft({ ctx, input }: GetDraft): Promise<Draft> {
  const { state } = await readDraft({ ctx, input });
  return { ...state, sections: sectionsOf(input.docId, state.content) };
}
