import { createHash } from "node:crypto";
import { listSections } from "../../worker/modules/documents/drafts/sections.ts";
import { comparisonKey } from "../../worker/modules/documents/generation/guardrails/plain-text.ts";
import {
  type FinishGenerationResult,
  type GenerationClaim,
  MAX_DRAFT_BYTES,
  MAX_SECTION_BYTES,
  type RevertGenerationInput,
  type RevertGenerationResult,
  type WriteGeneratedInput,
  type WriteGeneratedResult,
} from "./client.ts";
import { findSlot, isBare, sectionsWithin } from "./generated-text.ts";
import { isTooLarge, type Room } from "./room.ts";
import type { RoomStorage } from "./storage.ts";

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * Whether nothing is lost when the new text takes the place of a section with everything below it:
 * a job wrote it, or it is a heading alone that is the section's own or stands in the new text too.
 */
function isOverwritable(
  sections: readonly { heading: string; text: string }[],
  markdown: string,
  storage: RoomStorage,
): boolean {
  const kept = new Set(listSections(markdown).map(({ heading }) => comparisonKey(heading)));
  return sections.every(
    ({ heading, text }, index) =>
      storage.generation.isGenerated(hashOf(text)) ||
      (isBare(text) && (index === 0 || kept.has(comparisonKey(heading)))),
  );
}

/**
 * Writes one section of a job into the draft, once: repeated, it changes nothing. Only the range of
 * the section changes, and not when a person wrote in it; that text is told instead.
 */
export function writeGenerated(
  input: WriteGeneratedInput,
  draft: Room,
  storage: RoomStorage,
  nowMs: number,
): WriteGeneratedResult {
  const { jobId, index: position, place, userId } = input;
  const { generation } = storage;
  if (!generation.isOpen(input)) {
    return { ok: false, reason: "unknown-job" };
  }
  const markdown = input.markdown.trim().toWellFormed();
  if (isTooLarge(markdown, MAX_SECTION_BYTES)) {
    return { ok: false, reason: "too-large", maxBytes: MAX_SECTION_BYTES };
  }
  const earlier = generation.writes(jobId).find((write) => write.position === position);
  if (earlier?.outcome === "written") {
    return { ok: true, outcome: "written", revision: draft.revision };
  }
  const content = draft.content();
  const slot = findSlot(content, place);
  if (!slot) {
    return { ok: false, reason: "no-such-section" };
  }
  const { start, end, before, after } = slot;
  const previous = content.slice(start, end);
  if (!isOverwritable(sectionsWithin(content, slot), markdown, storage)) {
    const anchor = draft.placeAnchor({ start, quote: previous });
    if (!anchor) {
      return { ok: false, reason: "no-such-section" };
    }
    if (!earlier) {
      const write = { position, outcome: "kept" as const, markdown, before, after, previous: "" };
      storage.saveWith(
        undefined,
        () => draft.encode(),
        () => {
          generation.insertWrite(jobId, write, nowMs);
        },
      );
    }
    return { ok: true, outcome: "kept", anchor };
  }
  const edited = content.slice(0, start) + before + markdown + after + content.slice(end);
  if (isTooLarge(edited)) {
    return { ok: false, reason: "too-large", maxBytes: MAX_DRAFT_BYTES };
  }
  const textStart = start + before.length;
  const written = sectionsWithin(edited, { start, end: textStart + markdown.length });
  const change = draft.replace(edited, userId, nowMs, jobId);
  storage.saveWith(
    change,
    () => draft.encode(),
    () => {
      generation.insertWrite(
        jobId,
        { position, outcome: "written", markdown, before, after, previous },
        nowMs,
      );
      generation.insertOrigins(
        jobId,
        written.map(({ id, text }) => ({ id, hash: hashOf(text) })),
        input.origin,
      );
    },
  );
  return { ok: true, outcome: "written", revision: draft.revision };
}

/** Ends a job's writing; what it wrote stays. */
export function finishGeneration(
  job: GenerationClaim,
  draft: Room,
  storage: RoomStorage,
): FinishGenerationResult {
  const committed = storage.generation.committedRevision(job.jobId);
  if (committed !== undefined) {
    return { ok: true, revision: committed };
  }
  if (!storage.generation.isOpen(job)) {
    return { ok: false, reason: "unknown-job" };
  }
  storage.saveWith(
    undefined,
    () => draft.encode(),
    () => {
      storage.generation.commit(job.jobId, draft.revision);
    },
  );
  return { ok: true, revision: draft.revision };
}

/** Gives the sections that a job wrote, and nobody has touched since, the text they had before. */
export function revertGeneration(
  input: RevertGenerationInput,
  draft: Room,
  storage: RoomStorage,
  nowMs: number,
): RevertGenerationResult {
  const { jobId, userId } = input;
  if (!storage.generation.isOpen(input)) {
    return { ok: false, reason: "unknown-job" };
  }
  let content = draft.content();
  for (const write of storage.generation.writes(jobId).reverse()) {
    if (write.outcome === "kept") continue;
    const inserted = write.before + write.markdown + write.after;
    const at = content.indexOf(inserted);
    if (at < 0 || content.indexOf(inserted, at + 1) >= 0) continue;
    content = content.slice(0, at) + write.previous + content.slice(at + inserted.length);
  }
  const change = draft.replace(content, userId, nowMs, null);
  storage.saveWith(
    change,
    () => draft.encode(),
    () => {
      storage.generation.deleteOrigins(jobId);
      storage.generation.drop();
    },
  );
  return { ok: true, revision: draft.revision };
}
