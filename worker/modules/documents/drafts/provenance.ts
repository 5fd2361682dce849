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

/**
 * Who wrote each section: generated where its text is as a job wrote it, edited where a job wrote
 * in this place and the text is another now. Origins come oldest first.
 */
export function withProvenance<Known extends Section>(
  content: string,
  sections: readonly Known[],
  origins: readonly SectionOrigin[],
  authors: readonly SectionProvenance["authors"][],
): (Known & { provenance: SectionProvenance })[] {
  const byHash = new Map(origins.map((origin) => [origin.hash, origin]));
  const byPlace = new Map(origins.map((origin) => [origin.sectionId, origin]));
  return sections.map((section, index) => {
    const people = { authors: authors[index] ?? [] };
    const text = content.slice(section.start, section.end).trimEnd();
    const same = origins.length === 0 ? undefined : byHash.get(hashOf(text));
    const earlier = same ?? byPlace.get(section.id);
    const provenance: SectionProvenance = earlier
      ? { kind: same ? "generated" : "edited", generation: generationOf(earlier), ...people }
      : { kind: "person", generation: null, ...people };
    return { ...section, provenance };
  });
}
