import type { DocumentRoomRpc, GeneratedPlace } from "../../../../durable/document-room/client.ts";
import { DomainError } from "../../../kernel/errors.ts";
import type { Context } from "../../../platform/context.ts";
import type { JobRow } from "../../../platform/jobs/repo.ts";
import { JobCancelledError } from "../../../platform/jobs/run-job.ts";
import { suggestGenerated } from "../suggestions/index.ts";
import type { PackSection } from "./promptpacks/pack.ts";
import type { SectionProvider } from "./providers/section-provider.ts";

export interface GeneratedText {
  job: Pick<JobRow, "id" | "claims" | "createdBy">;
  documentId: string;
  promptPack: string;
  provider: Pick<SectionProvider, "name" | "model">;
  section: PackSection;
  /** Position in the job. */
  index: number;
  place: GeneratedPlace;
  markdown: string;
}

/**
 * Brings a section that passed its checks into the live draft. Where a person wrote, it becomes a
 * suggestion instead. Repeated, it changes nothing.
 */
export async function placeGenerated(
  ctx: Context,
  room: Pick<DocumentRoomRpc, "writeGenerated">,
  text: GeneratedText,
): Promise<"written" | "suggested" | "same"> {
  const { job, documentId, section, index, place, markdown } = text;
  const written = await room.writeGenerated({
    jobId: job.id,
    claim: job.claims,
    index,
    place,
    markdown,
    userId: job.createdBy,
    origin: {
      promptPack: text.promptPack,
      packSection: section.id,
      provider: text.provider.name,
      model: text.provider.model,
      at: new Date().toISOString(),
    },
  });
  if (!written.ok) throw notWritten(written.reason);
  if (written.outcome === "written") return "written";
  const { anchor } = written;
  if (anchor.quote === markdown) return "same";
  await suggestGenerated({
    ctx: { ...ctx, now: new Date() },
    input: {
      docId: documentId,
      anchor,
      replacement: markdown,
      note: "People wrote here, so the generated text is only suggested.",
      job: { id: job.id, key: section.id },
    },
  });
  return "suggested";
}

function notWritten(reason: "unknown-job" | "no-such-section" | "too-large"): Error {
  if (reason === "unknown-job") return new JobCancelledError("The job writes here no longer.");
  if (reason === "too-large") {
    return new DomainError("PAYLOAD_TOO_LARGE", "The written text is larger than a draft may be.");
  }
  return new DomainError("CONFLICT", "This section is no longer in the draft. Open it and look.");
}
