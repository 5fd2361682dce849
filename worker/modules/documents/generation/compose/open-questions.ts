import type { ProjectContext } from "../../context/contract.ts";
import { missingContext } from "../../context/missing-context.ts";
import { enumeration } from "./layout.ts";
import type { Requirement, RequirementKind } from "./requirements.ts";

export interface OpenQuestion {
  id: string;
  /** Path of the context it asks about; unique. */
  path: string;
  question: string;
  /** Ids or parts that wait for the answer, as plain text. */
  concerns: string;
  /** Requirement whose wording is in doubt. */
  aboutWording?: string;
}

const PART_NAMES: Record<string, string> = {
  product: "Introduction",
  goals: "Business requirements",
  stakeholders: "Stakeholders",
  userClasses: "User classes",
  features: "Functional requirements",
  externalInterfaces: "External interfaces",
  qualityAttributes: "Quality requirements",
  constraints: "Constraints",
  assumptions: "Assumptions",
  outOfScope: "Scope",
  glossary: "Glossary",
};

const KINDS: Record<string, RequirementKind> = {
  goals: "business",
  features: "feature",
  externalInterfaces: "interface",
  qualityAttributes: "quality",
};

type Unnumbered = Omit<OpenQuestion, "id">;

function concernsOf(path: string, requirements: readonly Requirement[]): string {
  const [part = "", index] = path.split(".");
  const kind = KINDS[part];
  const ids =
    kind === undefined || index === undefined
      ? []
      : requirements
          .filter((requirement) => requirement.kind === kind && requirement.index === Number(index))
          .map(({ id }) => id);
  return ids.length > 0 ? ids.join(", ") : (PART_NAMES[part] ?? part);
}

function quotedList(words: readonly string[]): string {
  return enumeration(words.map((word) => `“${word}”`));
}

function askFor(words: readonly string[]): string {
  const pronouns = words.every((word) => /^(?:it|them|him|her)$/.test(word));
  if (words.some((word) => /^(?:to be \w+|t\.?b\.?d\.?)$/.test(word)))
    return "what has been decided?";
  return pronouns
    ? "what exactly is meant?"
    : "which observable value or limit decides that it is met?";
}

/**
 * What has to be asked before the specification can be agreed: parts that the context leaves out,
 * words that cannot be tested, and goals that nothing seems to serve.
 */
export function collectOpenQuestions(
  context: ProjectContext,
  requirements: readonly Requirement[],
  unservedGoals: readonly number[],
): OpenQuestion[] {
  const missing = missingContext(context).map(
    ({ path, question }): Unnumbered => ({
      path,
      question,
      concerns: concernsOf(path, requirements),
    }),
  );
  const vague = requirements
    .filter((requirement) => requirement.vague.length > 0)
    .map(
      (requirement): Unnumbered => ({
        path: `wording.${requirement.id}`,
        question: `${requirement.id} says ${quotedList(requirement.vague)}: ${askFor(requirement.vague)}`,
        concerns: requirement.id,
        aboutWording: requirement.id,
      }),
    );
  const hasWork = requirements.some(({ kind }) => kind !== "business");
  const goals = requirements.filter(({ kind }) => kind === "business");
  const unserved = hasWork
    ? unservedGoals.flatMap((index): Unnumbered[] => {
        const goal = goals[index];
        if (!goal) return [];
        return [
          {
            path: `serving.${goal.id}`,
            question: `Which functions serve the goal “${goal.source}”?`,
            concerns: goal.id,
          },
        ];
      })
    : [];
  return [...missing, ...vague, ...unserved].map((question, index) => ({
    ...question,
    id: `OQ-${String(index + 1).padStart(3, "0")}`,
  }));
}
