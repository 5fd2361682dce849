import type { GuardrailFinding, GuardrailRule } from "./report.ts";
import type { DefinitionRow } from "./requirement-tables.ts";
import { namesMeasure, unclearPronouns, vagueWords } from "./vague-words.ts";

const BINDING_WORD =
  /\bshall\b|\bmuss\b|\bmüssen\b|\bdoit\b|\bdoivent\b|\bdebe(?:n|rá|rán)?\b|\bdeve(?:m|rá|rão)?\b|\bdovrà\b|\bmoet(?:en)?\b/giu;
const LATIN = /\p{Script=Latin}/gu;
const LETTER = /\p{L}/gu;
const QUOTED = /“[^”]{0,1000}”|"[^"]{0,1000}"|«[^»]{0,1000}»/gu;
const SECOND_SENTENCE = /\p{L}{3,}[.!?]\s+\p{Lu}\p{Ll}+\s/u;
const OPEN_QUESTION = /^OQ-/i;
const NOTHING = /^[-–—]?$/u;

/** Languages written in other scripts have no single word to look for. */
function isMainlyLatin(text: string): boolean {
  const latin = text.match(LATIN)?.length ?? 0;
  const letters = text.match(LETTER)?.length ?? 0;
  return latin * 2 > letters;
}

function finding(
  row: DefinitionRow,
  rule: GuardrailRule,
  severity: GuardrailFinding["severity"],
  message: string,
  fix: string,
): GuardrailFinding {
  return { rule, severity, place: { line: row.line, heading: row.heading }, message, fix };
}

/** Rows without an id, and ids that are defined more than once. */
export function checkIds(rows: readonly DefinitionRow[]): GuardrailFinding[] {
  const firstLine = new Map<string, number>();
  return rows.flatMap((row) => {
    const { id, line } = row;
    if (id === "") {
      return finding(
        row,
        "requirement.missing-id",
        "error",
        `The row in line ${line} has no id.`,
        "Give the row the next free id of its kind.",
      );
    }
    if (standsInForRow(row)) return [];
    const earlier = firstLine.get(id);
    if (earlier === undefined) {
      firstLine.set(id, line);
      return [];
    }
    return finding(
      row,
      "requirement.duplicate-id",
      "error",
      `${id} is already defined in line ${earlier}.`,
      "Give this row an id that is not used yet.",
    );
  });
}

/** An open question may stand in a table of requirements while there is nothing to state. */
function standsInForRow({ id, asksQuestion }: DefinitionRow): boolean {
  return OPEN_QUESTION.test(id) && !asksQuestion;
}

/** Whether a row states a requirement that others can refer to. */
export function isRequirement(row: DefinitionRow): boolean {
  return row.id !== "" && row.statement !== undefined && !standsInForRow(row);
}

/** Statements that bind nobody, ask for two things at once or cannot be tested. */
export function checkStatements(rows: readonly DefinitionRow[]): GuardrailFinding[] {
  return rows.filter(isRequirement).flatMap((row) => {
    const findings: GuardrailFinding[] = [];
    const { id, statement = "", criterion } = row;
    const own = statement.replace(QUOTED, "");
    const binding = own.match(BINDING_WORD)?.length ?? 0;
    if (statement === "" || (isMainlyLatin(statement) && !statement.match(BINDING_WORD))) {
      findings.push(
        finding(
          row,
          "requirement.shall",
          "error",
          `${id} does not say what shall be the case.`,
          "Word the requirement as one sentence with “shall”.",
        ),
      );
    } else if (binding > 1 || /\band\/or\b/iu.test(own) || SECOND_SENTENCE.test(own)) {
      findings.push(
        finding(
          row,
          "requirement.atomic",
          "warning",
          `${id} asks for more than one thing.`,
          "Split it into requirements of one “shall” each, with ids of their own.",
        ),
      );
    }
    const vague = namesMeasure(criterion ?? "") ? [] : vagueWords(statement);
    if (vague.length > 0) {
      findings.push(
        finding(
          row,
          "requirement.vague",
          "warning",
          `${id} cannot be tested as worded: ${vague.map((word) => `“${word}”`).join(", ")}.`,
          "Name a number that can be measured, or ask for it as an open question.",
        ),
      );
    }
    for (const pronoun of unclearPronouns(statement)) {
      findings.push(
        finding(
          row,
          "requirement.vague",
          "warning",
          `${id} does not say what “${pronoun}” stands for.`,
          "Name it: each requirement is read, built and tested without those around it.",
        ),
      );
    }
    if (criterion !== undefined && NOTHING.test(criterion)) {
      findings.push(
        finding(
          row,
          "requirement.acceptance",
          "error",
          `${id} does not say when it counts as met.`,
          "Write what is observed when it is met, or name the open question that asks for it.",
        ),
      );
    }
    return findings;
  });
}
