import { namesHeading } from "./guardrails/localized-titles.ts";
import { comparisonKey } from "./guardrails/plain-text.ts";
import type { PackSection, PromptPack } from "./promptpacks/pack.ts";

interface Heading {
  id: string;
  heading: string;
  level: number;
}

const TOP_LEVEL = 2;

/** The section of a pack that a section of a draft is or stands in; undefined where it has none. */
export function packSectionAt(
  pack: PromptPack,
  sections: readonly Heading[],
  sectionId: string,
): PackSection | undefined {
  const index = sections.findIndex(({ id }) => id === sectionId);
  const own = sections[index];
  if (own === undefined || own.level < TOP_LEVEL) return undefined;
  const top = sections.slice(0, index + 1).findLast(({ level }) => level <= TOP_LEVEL);
  if (top?.level !== TOP_LEVEL) return undefined;
  const key = comparisonKey(top.heading);
  return pack.sections.find(({ title }) => namesHeading(key, title));
}
