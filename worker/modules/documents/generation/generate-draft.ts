import { assertCanChange } from "../../../kernel/access.ts";
import type { UserContext } from "../../../platform/context.ts";
import { getDocument } from "../docs/index.ts";
import type { GenerateDraftRequest, GenerateDraftResponse } from "./contract.ts";
import { packNamed } from "./pack-name.ts";
import { queueWriting } from "./queue-writing.ts";

interface GenerateDraft {
  ctx: UserContext;
  input: GenerateDraftRequest & { docId: string };
}

/** Queues the writing of a whole draft from the project's context. */
export async function generateDraft({ ctx, input }: GenerateDraft): Promise<GenerateDraftResponse> {
  const document = await getDocument({ ctx, input });
  assertCanChange(document, "draft.generate");
  return queueWriting({
    ctx,
    document,
    writing: {
      type: "draft.generate",
      input: { instructions: input.instructions ?? null },
      progressTotal: packNamed(document.promptPack).sections.length,
    },
  });
}
