import { createHash } from "node:crypto";
import type { SectionOrigin } from "../../../../durable/document-room/client.ts";
import type { SectionProvenance } from "./contract.ts";
import type { Section } from "./sections.ts";

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function generationOf(origin: SectionOrigin): SectionProvenance["generation"] {
  const { promptPack, provider, model, jobId, at } = origin;
  return { promptPack, provider, model, jobId, at };
}

interface SectionAuthors {
  people: SectionProvenance["authors"];
  /** The job that wrote most of it. */
  jobId: string | undefined;
}

/**
 * Who wrote each section: generated where its text is as a job wrote it, edited where a job wrote
 * in this place, or most of these words, and the text is another now. Origins come oldest first.
 */
export function withProvenance<Known extends Section>(
  content: string,
  sections: readonly Known[],
  origins: readonly SectionOrigin[],
  authors: readonly SectionAuthors[],
): (Known & { provenance: SectionProvenance })[] {
  const byHash = new Map(origins.map((origin) => [origin.hash, origin]));
  const byJob = new Map(origins.map((origin) => [origin.jobId, origin]));
  const byPlace = new Map(origins.map((origin) => [origin.sectionId, origin]));
  return sections.map((section, index) => {
    const { people = [], jobId = "" } = authors[index] ?? {};
    const text = content.slice(section.start, section.end).trimEnd();
    const same = origins.length === 0 ? undefined : byHash.get(hashOf(text));
    const earlier = same ?? byPlace.get(section.id) ?? byJob.get(jobId);
    const provenance: SectionProvenance = earlier
      ? { kind: same ? "generated" : "edited", generation: generationOf(earlier), authors: people }
      : { kind: "person", generation: null, authors: people };
    return { ...section, provenance };
  });
}
