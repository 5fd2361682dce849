import { assertNotArchived } from "../../../kernel/access.ts";
import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import { JobCancelledError, type JobRun } from "../../../platform/jobs/run-job.ts";
import { listSections, openRoom } from "../drafts/index.ts";
import { comparisonKey } from "./guardrails/plain-text.ts";
import { beginWriting, claimOf, endWriting, pulseOf } from "./jobs.ts";
import { idsDefinedIn, keepSectionIds } from "./keep-section-ids.ts";
import { effectivePack, usedPackName } from "./pack-name.ts";
import { packSectionAt } from "./pack-section-at.ts";
import { placeGenerated } from "./place-generated.ts";
import { chooseProvider } from "./providers/choose-provider.ts";
import { recordSection } from "./record-section.ts";
import { findGenerationSource, finishGeneration, reserveRequirementNumbers } from "./repo.ts";
import { rememberRequirements } from "./requirement-memory.ts";
import { RunningText } from "./running-text.ts";
import { SectionWriter } from "./section-writer.ts";
import { storedCircuit } from "./stored-circuit.ts";

/** Writes one section of a draft anew; every other byte of the draft stays as it is. */
export async function runRegeneration(run: JobRun): Promise<void> {
  const { ctx, job } = run;
  const documentId = String(job.input.documentId);
  const sectionId = String(job.input.sectionId);
  const source = await findGenerationSource(ctx.db, documentId);
  if (source === undefined) throw new NotFoundError("document");
  assertNotArchived(source);
  const pack = effectivePack(source);
  const provider = chooseProvider(ctx.env.languageModel, storedCircuit(ctx.db));
  const promptPack = usedPackName(source, provider);
  const room = await openRoom(ctx, source);
  const begun = await beginWriting(room, job);
  if (!begun.ok) return finish(begun.revision);
  const running = new RunningText(room, job.id);
  const { onProgress, onPulse } = pulseOf(run);
  try {
    const content = (await room.read())?.content ?? "";
    const sections = listSections(content);
    const own = sections.find(({ id }) => id === sectionId);
    const section = packSectionAt(pack, sections, sectionId);
    if (own === undefined || section === undefined) throw gone();
    await onProgress({ done: 0, total: 1, label: `Writing “${own.heading}”` });
    const next = sections.find(({ start, level }) => start > own.start && level <= own.level);
    const existing = content.slice(own.start, next?.start);
    const memory = rememberRequirements(
      [content, source.publishedContent ?? ""],
      source.requirementNumbers,
    );
    await reserveRequirementNumbers(ctx.db, documentId, memory.highest);
    const markdown = await new SectionWriter({
      pack,
      title: source.title,
      context: source.context ?? {},
      instructions: typeof job.input.instructions === "string" ? job.input.instructions : undefined,
      provider,
      memory,
      onPulse,
      onText: running.show,
      onResult: (result) =>
        recordSection(ctx.db, { job, documentId, promptPack, provider, result }),
    }).write(
      section,
      [{ index: 0, markdown: content.slice(0, startOfTop(sections, own.start)) }],
      existing,
    );
    const elsewhere = idsDefinedIn(
      content.slice(0, own.start),
      content.slice(next?.start ?? content.length),
    );
    const kept = keepSectionIds(partNamed(markdown, own), memory, elsewhere);
    await reserveRequirementNumbers(ctx.db, documentId, rememberRequirements([kept]).highest);
    await placeGenerated(ctx, room, {
      job,
      documentId,
      promptPack,
      provider,
      section,
      index: 0,
      place: { kind: "section", sectionId },
      markdown: kept,
    });
    await running.end();
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

function startOfTop(sections: readonly { start: number; level: number }[], start: number): number {
  return sections.findLast((section) => section.start <= start && section.level <= 2)?.start ?? 0;
}

/** The part of a written section with the same heading, with everything below it. */
function partNamed(markdown: string, wanted: { heading: string; level: number }): string {
  const parts = listSections(markdown);
  const key = comparisonKey(wanted.heading);
  const [first] = parts;
  if (first && wanted.level <= first.level) return markdown;
  const part = parts.find(({ heading }) => comparisonKey(heading) === key);
  if (part === undefined) {
    throw new DomainError(
      "UPSTREAM_FAILED",
      `The new text has no part “${wanted.heading}”. Write the whole section anew instead.`,
    );
  }
  const next = parts.find(({ start, level }) => start > part.start && level <= part.level);
  return markdown.slice(part.start, next?.start);
}

function gone(): DomainError {
  return new DomainError("CONFLICT", "This section is no longer in the draft. Open it and look.");
}
