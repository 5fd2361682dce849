import type { SectionOverride } from "../api/organization-pack.ts";

export const PROMPT_PLACE = "{{prompt}}";

/** What a writer is told about a section with this override. */
export function effectivePrompt(
  prompt: string,
  override: Pick<SectionOverride, "mode" | "text"> | undefined,
): string {
  switch (override?.mode) {
    case "replace":
      return override.text;
    case "prepend":
      return `${override.text}\n\n${prompt}`;
    case "append":
      return `${prompt}\n\n${override.text}`;
    case "wrap":
      return override.text.replace(PROMPT_PLACE, () => prompt);
    default:
      return prompt;
  }
}

/** Why an override cannot be saved; undefined where it can. */
export function overrideProblem({ mode, text }: Pick<SectionOverride, "mode" | "text">) {
  if (text.trim() === "") return "Write what the writer is to be told.";
  if (mode === "wrap" && text.split(PROMPT_PLACE).length !== 2) {
    return `Name ${PROMPT_PLACE} exactly once: the pack's own prompt stands there.`;
  }
  return text.length > 4_000 ? `At most 4,000 characters; this has ${text.length}.` : undefined;
}
