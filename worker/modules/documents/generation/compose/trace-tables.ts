import { escapeMarkdown } from "../../context/escape-markdown.ts";
import type { VerificationMethod } from "./acceptance.ts";
import { open } from "./blocks.ts";
import { table } from "./layout.ts";
import type { Requirement, RequirementKind } from "./requirements.ts";
import type { Specification } from "./specification.ts";

const KIND_LABELS: Record<RequirementKind, string> = {
  business: "Goal",
  feature: "Feature",
  interface: "Interface",
  quality: "Quality attribute",
  constraint: "Constraint",
};

const EVIDENCE: Record<VerificationMethod, string> = {
  Test: "Test report on the acceptance criteria",
  Demonstration: "Record of the demonstration against the acceptance criteria",
  Inspection: "Review record",
  Analysis: "Evaluation of measured data",
};

/** Stands in a complete table for which there is nothing to list yet. */
function nothingYet(width: number): string[] {
  return ["None yet", ...Array.from({ length: width - 1 }, () => "–")];
}

function orNothing(columns: readonly string[], rows: string[][]): string {
  return table(columns, rows.length > 0 ? rows : [nothingYet(columns.length)]);
}

function measurePath({ kind, index }: Requirement): string {
  return kind === "business" ? `goals.${index}.measure` : `qualityAttributes.${index}.target`;
}

/** Method and evidence for every requirement. */
export function verificationTable(spec: Specification): string {
  return orNothing(
    ["Requirement", "Method", "Evidence"],
    spec.requirements.map((requirement) => {
      const measured = requirement.kind === "business" || requirement.kind === "quality";
      const question = measured ? spec.questionAt(measurePath(requirement)) : undefined;
      const wording = spec.questionsAbout(requirement.id)[0];
      const missing = question ?? wording;
      const evidence = measured
        ? EVIDENCE[requirement.method].replace("acceptance criteria", "target value")
        : EVIDENCE[requirement.method];
      return [
        requirement.id,
        requirement.method,
        missing ? `${evidence}, once ${missing.id} is answered` : evidence,
      ];
    }),
  );
}

/** From each item of the context to the requirements that come from it or serve it. */
export function forwardTable(spec: Specification): string {
  const serving = new Map<string, string[]>();
  for (const requirement of spec.requirements) {
    if (requirement.kind === "business") continue;
    for (const goal of spec.goalsServed(requirement)) {
      const known = serving.get(goal);
      if (known) known.push(requirement.id);
      else serving.set(goal, [requirement.id]);
    }
  }
  const rows = new Map<string, { source: string; kind: RequirementKind; ids: string[] }>();
  for (const { id, kind, index, source } of spec.requirements) {
    const key = `${kind}.${index}`;
    const row = rows.get(key) ?? { source, kind, ids: [] };
    row.ids.push(id, ...(kind === "business" ? (serving.get(id) ?? []) : []));
    rows.set(key, row);
  }
  return orNothing(
    ["Source", "Kind", "Requirements"],
    [...rows.values()].map(({ source, kind, ids }) => [
      escapeMarkdown(source),
      KIND_LABELS[kind],
      ids.join(", "),
    ]),
  );
}

/** From each requirement to the item it comes from, the goals it may serve and its verification. */
export function backwardTable(spec: Specification): string {
  return orNothing(
    ["Requirement", "Source", "Goals served", "Verification"],
    spec.requirements.map((requirement) => {
      const goals =
        requirement.kind === "business"
          ? open(spec.questions.find(({ path }) => path === `serving.${requirement.id}`)).replace(
              "–",
              "Itself",
            )
          : spec.goalsServed(requirement).join(", ");
      return [
        requirement.id,
        `${KIND_LABELS[requirement.kind]}: ${escapeMarkdown(requirement.source)}`,
        goals || (requirement.priority === "wont" ? "None in this release" : "Not linked yet"),
        requirement.method,
      ];
    }),
  );
}

/** From each requirement to its source and to whatever answers it. */
export function coverageTable(
  spec: Specification,
  column: string,
  answers: ReadonlyMap<string, string>,
  otherwise: string,
): string {
  return orNothing(
    ["Requirement", "Source", column],
    spec.requirements.map(({ id, kind, source, priority }) => [
      id,
      `${KIND_LABELS[kind]}: ${escapeMarkdown(source)}`,
      answers.get(id) ?? (priority === "wont" ? "None in this release" : otherwise),
    ]),
  );
}
