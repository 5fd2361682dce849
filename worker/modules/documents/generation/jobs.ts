import type { DocumentRoomRpc, GenerationClaim } from "../../../../durable/document-room/client.ts";
import { assertNotArchived } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import type { HeldJob, JobRow } from "../../../platform/jobs/repo.ts";
import { isPermanent, JobCancelledError, type JobRun } from "../../../platform/jobs/run-job.ts";
import { openRoom } from "../drafts/index.ts";
import { UsageLimitError } from "../usage/index.ts";
import { assertMayGenerate } from "./assert-may-generate.ts";
import { headingKeys } from "./guardrails/localized-titles.ts";
import { effectivePack, usedPackName } from "./pack-name.ts";
import { placeGenerated } from "./place-generated.ts";
import type { PromptPack } from "./promptpacks/pack.ts";
import { chooseProvider } from "./providers/choose-provider.ts";
import { recordSection } from "./record-section.ts";
import { findGenerationSource, finishGeneration, reserveRequirementNumbers } from "./repo.ts";
import { rememberRequirements } from "./requirement-memory.ts";
import { RunningText } from "./running-text.ts";
import { storedCircuit } from "./stored-circuit.ts";
import { documentHeading, type WriteProgress, writeDocument } from "./write-document.ts";

/** Shorter than the time after which a silent job is taken for dead. */
const HEARTBEAT_MS = 15_000;

/**
 * Writes the whole draft. Each section goes into the live text once it has passed its checks, so
 * that another attempt goes on at the next one; what a person wrote becomes a suggestion instead.
 * When the job fails for good, what it wrote and nobody touched since is taken back.
 */
export async function runGeneration(run: JobRun): Promise<void> {
  const { ctx, job } = run;
  const documentId = String(job.input.documentId);
  const source = await findGenerationSource(ctx.db, documentId);
  if (source === undefined) throw new NotFoundError("document");
  assertNotArchived(source);
  const pack = effectivePack(source);
  const provider = chooseProvider(ctx.env.languageModel, storedCircuit(ctx.db));
  const room = await openRoom(ctx, source);
  const begun = await beginWriting(room, job);
  if (!begun.ok) return finish(begun.revision);
  const running = new RunningText(room, job.id);
  const { onProgress, onPulse } = pulseOf(run);
  const promptPack = usedPackName(source, provider);
  const text = { job, documentId, promptPack, provider };
  const titles = titlesOf(pack);
  const documentTitle = documentHeading(source.title, pack);
  const put = (index: number, markdown: string) => {
    const section = pack.sections[index];
    if (section === undefined) throw new RangeError(`The pack has no section ${index}`);
    const place = { kind: "outline" as const, titles, index, documentTitle };
    return placeGenerated(ctx, room, { ...text, section, index, place, markdown });
  };
  const memory = rememberRequirements(
    [
      ...begun.sections.map(({ previous }) => previous),
      (await room.read())?.content ?? "",
      ...begun.sections.map(({ markdown }) => markdown),
      source.publishedContent ?? "",
    ],
    source.requirementNumbers,
  );
  try {
    await reserveRequirementNumbers(ctx.db, documentId, memory.highest);
    for (const { index, markdown, outcome } of begun.sections) {
      if (outcome === "kept") await put(index, markdown);
    }
    const written = await writeDocument({
      pack,
      title: source.title,
      context: source.context ?? {},
      instructions: typeof job.input.instructions === "string" ? job.input.instructions : undefined,
      provider,
      memory,
      resumeFrom: begun.sections,
      onProgress,
      onPulse,
      onText: running.show,
      onResult: (result) =>
        recordSection(ctx.db, { job, documentId, promptPack, provider, result }),
      onSection: async (index, markdown) => {
        await put(index, markdown);
        await running.end();
      },
    });
    await reserveRequirementNumbers(
      ctx.db,
      documentId,
      rememberRequirements([written.markdown]).highest,
    );
    const finished = await room.finishGeneration(claimOf(job));
    if (!finished.ok) throw new JobCancelledError("The job writes here no longer.");
    await finish(finished.revision);
  } catch (error) {
    await running.end();
    await endWriting(room, job, error);
    throw error;
  }

  function finish(revision: number): Promise<void> {
    const now = new Date().toISOString();
    return finishGeneration(ctx.db, job, { documentId, revision }, now);
  }
}

/** Who writes, as the room knows it. */
export function claimOf({ id, claims }: HeldJob): GenerationClaim {
  return { jobId: id, claim: claims };
}

/** For each section of a pack, what its heading may be called. */
function titlesOf(pack: PromptPack): string[][] {
  return pack.sections.map(({ title }) => headingKeys(title));
}

/** Progress for the job's row, and a pulse that notices a cancelled job and shows signs of life. */
export function pulseOf({ ctx, job, report, assertRunning }: JobRun) {
  let last: WriteProgress | undefined;
  let toldAt = 0;
  const onProgress = (progress: WriteProgress) => {
    last = progress;
    toldAt = Date.now();
    return report(progress);
  };
  const onPulse = () =>
    last && Date.now() - toldAt >= HEARTBEAT_MS ? onProgress(last) : assertRunning();
  /** Before each section, so that a limit holds while a job runs. */
  const onNext = async (progress: WriteProgress) => {
    await onProgress(progress);
    if (progress.done < progress.total) await assertMayGenerate(ctx, job.organizationId);
  };
  return { onProgress: onNext, onPulse };
}

/**
 * Takes the text back after a failure for good. A job that was stopped leaves its whole sections,
 * and one that a limit stopped goes on after them when it is started again: they were paid for.
 */
export async function endWriting(
  room: DocumentRoomRpc,
  job: Pick<JobRow, "id" | "claims" | "createdBy">,
  error: unknown,
): Promise<void> {
  if (error instanceof UsageLimitError) return;
  if (error instanceof JobCancelledError) {
    await room.discardGeneration(claimOf(job));
  } else if (isPermanent(error)) {
    await room.revertGeneration({ ...claimOf(job), userId: job.createdBy });
  }
}

/**
 * Opens the writing of a job, or says that it was finished before. What another job left open has
 * ended: the database lets one at a time write into a document.
 */
export async function beginWriting(room: DocumentRoomRpc, job: HeldJob) {
  const claim = claimOf(job);
  let begun = await room.beginGeneration(claim);
  if (!begun.ok && begun.reason === "busy") {
    await room.discardGeneration({ jobId: begun.jobId, claim: begun.claim });
    begun = await room.beginGeneration(claim);
  }
  if (begun.ok || begun.reason === "committed") return begun;
  if (begun.reason === "superseded") {
    throw new JobCancelledError("Another consumer has taken the job up.");
  }
  throw new Error(`The draft cannot be written into: ${begun.reason}`);
}
