export const GUARDRAIL_RULES = [
  "document.too-large",
  "heading.missing",
  "heading.level",
  "heading.order",
  "heading.duplicate",
  "heading.numbering",
  "section.empty",
  "table.missing",
  "table.columns",
  "table.empty",
  "requirement.missing-id",
  "requirement.duplicate-id",
  "requirement.shall",
  "requirement.atomic",
  "requirement.vague",
  "requirement.acceptance",
  "trace.missing",
  "trace.unknown",
  "reference.unknown",
  "glossary.undefined",
  "link.dead",
  "text.placeholder",
  "text.prompt-leak",
  "text.chatter",
] as const;
export type GuardrailRule = (typeof GUARDRAIL_RULES)[number];

export interface GuardrailFinding {
  rule: GuardrailRule;
  /** Only errors keep a document from passing. */
  severity: "error" | "warning";
  /** `line` is 1-based; `heading` is the nearest heading above, as written. */
  place: { line: number; heading: string | null };
  message: string;
  /** What to do about it, addressed to the writer. */
  fix: string;
}

export interface GuardrailReport {
  passed: boolean;
  findings: GuardrailFinding[];
}

const MOST_FINDINGS = 200;

/** Puts findings in the order of the text; a hostile document yields at most 200 of them. */
export function toReport(findings: readonly GuardrailFinding[]): GuardrailReport {
  const ordered = [...findings].sort((a, b) => a.place.line - b.place.line);
  const errors = ordered.filter((finding) => finding.severity === "error");
  const warnings = ordered.filter((finding) => finding.severity === "warning");
  return {
    passed: errors.length === 0,
    findings: [...errors, ...warnings].slice(0, MOST_FINDINGS),
  };
}
