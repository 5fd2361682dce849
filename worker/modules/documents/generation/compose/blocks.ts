import type { FeaturePriority, ProjectContext } from "../../context/contract.ts";
import { escapeMarkdown } from "../../context/escape-markdown.ts";
import { table } from "./layout.ts";
import type { OpenQuestion } from "./open-questions.ts";
import type { Requirement } from "./requirements.ts";
import type { Specification } from "./specification.ts";
import { begun } from "./wording.ts";

export const PRIORITIES = ["must", "should", "could", "wont"] as const;

export const PRIORITY_LABELS: Record<FeaturePriority, string> = {
  must: "Must",
  should: "Should",
  could: "Could",
  wont: "Won't",
};

const EXPERTISE = { novice: "Novice", intermediate: "Intermediate", expert: "Expert" } as const;
const FREQUENCY = {
  daily: "Daily",
  weekly: "Weekly",
  monthly: "Monthly",
  occasional: "Occasionally",
} as const;

/** A name or a short text at the beginning of a cell, an item or a heading. */
export function nameOf(text: string): string {
  return escapeMarkdown(begun(text.trimStart()));
}

export function open(question: OpenQuestion | undefined): string {
  return question ? `Open: ${question.id}` : "–";
}

/** Escaped text, or a pointer to the question that asks for it. */
export function textOr(text: string | undefined, question: OpenQuestion | undefined): string {
  return nameOf(text ?? "") || open(question);
}

export function criteria(requirement: Requirement, question: OpenQuestion | undefined): string {
  return requirement.acceptance.map(escapeMarkdown).join(" ") || open(question);
}

export function ids(requirements: readonly Requirement[]): string {
  return requirements.map(({ id }) => id).join(", ");
}

/** Priority of a feature as shown, with the question that asks for it where it is not set. */
export function priorityOf(spec: Specification, requirement: Requirement): string {
  if (requirement.priority) return PRIORITY_LABELS[requirement.priority];
  if (requirement.kind !== "feature") return "Must";
  return open(spec.questionAt(`features.${requirement.index}.priority`));
}

/** The table of a list, or one row that says why it is empty. */
export function tableOr(
  spec: Specification,
  part: keyof ProjectContext,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const question = spec.questionAt(part);
  if (rows.length > 0) return table(columns, rows);
  if (!question) return table(columns, [["None", ...columns.slice(1).map(() => "–")]]);
  const rest = columns.slice(2).map(() => "Open");
  return table(columns, [[question.id, escapeMarkdown(question.question), ...rest]]);
}

export function goalTable(spec: Specification, columns: readonly [string, string, string]): string {
  return tableOr(
    spec,
    "goals",
    columns,
    spec
      .ofKind("business")
      .map((requirement) => [
        requirement.id,
        escapeMarkdown(requirement.statement),
        criteria(requirement, spec.questionAt(`goals.${requirement.index}.measure`)),
      ]),
  );
}

export function stakeholderTable(spec: Specification): string {
  return tableOr(
    spec,
    "stakeholders",
    ["Stakeholder", "Role", "Interest"],
    (spec.context.stakeholders ?? []).map(({ name, role, interest }, index) => [
      nameOf(name),
      nameOf(role ?? ""),
      textOr(interest, spec.questionAt(`stakeholders.${index}.interest`)),
    ]),
  );
}

export function userClassTable(spec: Specification, detailed: boolean): string {
  const columns = ["User class", "Description", "Expertise", "Frequency of use"];
  return tableOr(
    spec,
    "userClasses",
    detailed ? columns : columns.slice(0, 2),
    (spec.context.userClasses ?? []).map(({ name, description, expertise, frequency }, index) => {
      const row = [
        nameOf(name),
        textOr(description, spec.questionAt(`userClasses.${index}.description`)),
      ];
      if (!detailed) return row;
      return [
        ...row,
        expertise ? EXPERTISE[expertise] : "Not given",
        frequency ? FREQUENCY[frequency] : "Not given",
      ];
    }),
  );
}

export function assumptionTable(spec: Specification): string {
  return tableOr(
    spec,
    "assumptions",
    ["ID", "Assumption"],
    (spec.context.assumptions ?? []).map((assumption, index) => [
      `AS-${String(index + 1).padStart(3, "0")}`,
      nameOf(assumption),
    ]),
  );
}

/** Interface names with the kind left out: ID, interface, requirement. */
export function interfaceTable(spec: Specification): string {
  return tableOr(
    spec,
    "externalInterfaces",
    ["ID", "Interface", "Requirement"],
    spec
      .ofKind("interface")
      .map(({ id, source, statement }) => [id, nameOf(source), escapeMarkdown(statement)]),
  );
}

export function constraintTable(spec: Specification): string {
  return tableOr(
    spec,
    "constraints",
    ["ID", "Requirement"],
    spec.ofKind("constraint").map(({ id, statement }) => [id, escapeMarkdown(statement)]),
  );
}

export function qualityTarget(spec: Specification, requirement: Requirement): string {
  return criteria(requirement, spec.questionAt(`qualityAttributes.${requirement.index}.target`));
}

export function questionTable(spec: Specification): string {
  const rows = spec.questions.map(({ id, question, concerns }) => [
    id,
    escapeMarkdown(question),
    escapeMarkdown(concerns),
  ]);
  const none = ["None", "No question is open at present.", "–"];
  return table(["ID", "Question", "Concerns"], rows.length > 0 ? rows : [none]);
}

export function priorityRows(spec: Specification): { label: string; features: number[] }[] {
  const features = spec.context.features ?? [];
  const groups = [...PRIORITIES, undefined].map((priority) => ({
    label: priority ? PRIORITY_LABELS[priority] : "Not set",
    features: features.flatMap((feature, index) => (feature.priority === priority ? [index] : [])),
  }));
  return groups.filter((group) => group.features.length > 0);
}
