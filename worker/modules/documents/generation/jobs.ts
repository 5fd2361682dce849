import type { DocumentRoomRpc } from "../../../../durable/document-room/client.ts";
import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import type { Context } from "../../../platform/context.ts";
import { findJobStatus } from "../../../platform/jobs/repo.ts";
import { isPermanent, JobCancelledError, type JobRun } from "../../../platform/jobs/run-job.ts";
import { openRoom } from "../drafts/index.ts";
import { packNamed } from "./pack-name.ts";
import { chooseProvider } from "./providers/choose-provider.ts";
import { findGenerationSource, finishGeneration } from "./repo.ts";
import { writeDocument } from "./write-document.ts";

/**
 * Writes the whole draft. Each finished section is staged in the document's room, so that another
 * attempt goes on at the next one; the text changes in one step once it has passed the guardrails.
 */
export async function runGeneration({ ctx, job, report }: JobRun): Promise<void> {
  const documentId = String(job.input.documentId);
  const source = await findGenerationSource(ctx.db, documentId);
  if (source === undefined) throw new NotFoundError("document");
  const room = await openRoom(ctx, source);
  const begun = await beginWriting(ctx, room, job.id);
  if (!begun.ok) {
    if (begun.reason === "committed") return finish(begun.revision);
    throw busy();
  }
  try {
    const { markdown } = await writeDocument({
      pack: packNamed(source.promptPack),
      title: source.title,
      context: source.context ?? {},
      instructions: typeof job.input.instructions === "string" ? job.input.instructions : undefined,
      provider: chooseProvider(ctx.env.languageModel),
      resumeFrom: begun.sections,
      onProgress: report,
      onSection: async (index, markdown) => {
        const staged = await room.stageSection({ jobId: job.id, index, markdown });
        if (!staged.ok) throw notCommitted(staged.reason);
      },
    });
    const committed = await room.commitGeneration({
      jobId: job.id,
      content: markdown,
      userId: job.createdBy,
    });
    if (!committed.ok) throw notCommitted(committed.reason);
    await finish(committed.revision);
  } catch (error) {
    if (error instanceof JobCancelledError || isPermanent(error)) {
      await room.discardGeneration({ jobId: job.id });
    }
    throw error;
  }

  function finish(revision: number): Promise<void> {
    const now = new Date().toISOString();
    return finishGeneration(ctx.db, job.id, { documentId, revision }, now);
  }
}

/** Opens the staging area; what a job left there that has ended otherwise is cleared away. */
async function beginWriting(ctx: Context, room: DocumentRoomRpc, jobId: string) {
  const begun = await room.beginGeneration({ jobId });
  if (begun.ok || begun.reason !== "busy") return begun;
  const status = await findJobStatus(ctx.db, begun.jobId);
  if (status === "queued" || status === "running") return begun;
  await room.discardGeneration({ jobId: begun.jobId });
  return room.beginGeneration({ jobId });
}

function busy(): DomainError {
  return new DomainError(
    "CONFLICT",
    "Another job is writing this document. Wait for it or cancel it, then start again.",
  );
}

function notCommitted(reason: "edited" | "unknown-job" | "too-large"): DomainError {
  if (reason === "too-large") {
    return new DomainError("PAYLOAD_TOO_LARGE", "The written text is larger than a draft may be.");
  }
  return new DomainError(
    "CONFLICT",
    "Somebody edited the draft while it was being written; their text was kept. Start again.",
  );
}
