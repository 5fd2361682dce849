import {
  isSameBelowHeading,
  isSectionHash,
} from "../../worker/modules/documents/drafts/section-hash.ts";
import { listSections, type Section } from "../../worker/modules/documents/drafts/sections.ts";
import type { PatchSectionInput, SectionState } from "./client.ts";

type Patched =
  | { ok: true; content: string }
  | { ok: false; reason: "unknown-section" }
  | { ok: false; reason: "section-gone" }
  | { ok: false; reason: "section-changed"; current: SectionState };

function findOnly(sections: readonly Section[], isMeant: (section: Section) => boolean) {
  const [found, another] = sections.filter(isMeant);
  return another ? undefined : found;
}

/**
 * A section by its id, or, because a heading that is changed gives it another id, the only one that
 * says the same: first with its heading, then below it.
 */
function findSection(sections: readonly Section[], sectionId: string, baseHash: string) {
  return (
    sections.find(({ id }) => id === sectionId) ??
    findOnly(sections, ({ hash }) => hash === baseHash) ??
    findOnly(sections, ({ hash }) => isSameBelowHeading(hash, baseHash))
  );
}

/** The text with one section replaced, if that is still the section which the edit started from. */
export function patchSection(
  content: string,
  { sectionId, baseHash, markdown }: Pick<PatchSectionInput, "sectionId" | "baseHash" | "markdown">,
): Patched {
  const section = findSection(listSections(content), sectionId, baseHash);
  if (!section) {
    return { ok: false, reason: isSectionHash(baseHash) ? "section-gone" : "unknown-section" };
  }
  const { id, hash, start, end } = section;
  if (hash !== baseHash) {
    const current = { id, hash, content: content.slice(start, end) };
    return { ok: false, reason: "section-changed", current };
  }
  const rest = content.slice(end);
  // The heading that follows has to stay at the start of a line.
  const isOpenEnded = rest !== "" && markdown !== "" && !markdown.endsWith("\n");
  const separator = isOpenEnded ? "\n" : "";
  return { ok: true, content: content.slice(0, start) + markdown + separator + rest };
}
