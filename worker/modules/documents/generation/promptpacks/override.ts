import type { PromptPack } from "./pack.ts";

export const OVERRIDE_MODES = ["replace", "prepend", "append", "wrap"] as const;

/** What stands for the pack's own prompt in a text that wraps it. */
export const PROMPT_PLACE = "{{prompt}}";

/** What an organization says about the prompt of one section of a pack. */
export interface SectionOverride {
  section: string;
  mode: (typeof OVERRIDE_MODES)[number];
  text: string;
}

function overridden(prompt: string, { mode, text }: SectionOverride): string {
  switch (mode) {
    case "replace":
      return text;
    case "prepend":
      return `${text}\n\n${prompt}`;
    case "append":
      return `${prompt}\n\n${text}`;
    case "wrap":
      return text.replace(PROMPT_PLACE, () => prompt);
  }
}

/**
 * The pack with an organization's prompts. Headings, tables, the pack's rules and the checks stay
 * as they are; what is said about sections the pack does not have is left out.
 */
export function withOverrides(pack: PromptPack, overrides: readonly SectionOverride[]): PromptPack {
  const bySection = new Map(overrides.map((override) => [override.section, override]));
  return {
    ...pack,
    sections: pack.sections.map((section) => {
      const override = bySection.get(section.id);
      return override ? { ...section, prompt: overridden(section.prompt, override) } : section;
    }),
  };
}

/** The sections that overrides speak of and the pack does not have. */
export function inapplicable(pack: PromptPack, overrides: readonly SectionOverride[]): string[] {
  const known = new Set(pack.sections.map(({ id }) => id));
  return overrides.flatMap(({ section }) => (known.has(section) ? [] : [section]));
}

/** Sentences about what is wrong with overrides, with the section each is about. */
export function overrideProblems(
  pack: PromptPack,
  overrides: readonly SectionOverride[],
  kept: readonly SectionOverride[],
): { section: string; message: string }[] {
  const unknown = new Set(inapplicable(pack, overrides));
  const before = new Set(inapplicable(pack, kept));
  const seen = new Set<string>();
  return overrides.flatMap(({ section, mode, text }) => {
    const problems: string[] = [];
    if (unknown.has(section) && !before.has(section))
      problems.push("The pack has no such section.");
    if (seen.has(section)) problems.push("A section can be overridden once.");
    seen.add(section);
    if (text.trim() === "") problems.push("Write what the writer is to be told.");
    if (mode === "wrap" && text.split(PROMPT_PLACE).length !== 2) {
      problems.push(`A text that wraps the prompt names ${PROMPT_PLACE} exactly once.`);
    }
    return problems.map((message) => ({ section, message }));
  });
}
