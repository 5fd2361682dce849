import { namesMeasure } from "../generation/guardrails/vague-words.ts";
import type { ProjectContext } from "./contract.ts";

export interface MissingContext {
  /** Path inside the context, such as `goals.0.measure`. */
  path: string;
  question: string;
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}

const PARTS: readonly { path: keyof ProjectContext; question: string }[] = [
  { path: "goals", question: "Which goals shall the product reach, and how is success measured?" },
  { path: "stakeholders", question: "Who has a stake in the product, and what is their interest?" },
  { path: "userClasses", question: "Who uses the product, how often and with what expertise?" },
  { path: "features", question: "What shall the product do, and what matters most?" },
  {
    path: "externalInterfaces",
    question: "Which people, devices, other systems and networks does the product connect to?",
  },
  {
    path: "qualityAttributes",
    question: "How fast, available, secure and usable does the product have to be?",
  },
  { path: "constraints", question: "Which technical, legal or organizational limits apply?" },
  {
    path: "assumptions",
    question: "What is taken for granted and would change the plan if wrong?",
  },
  { path: "outOfScope", question: "What does the product deliberately leave out?" },
  { path: "glossary", question: "Which terms have a special meaning in this project?" },
];

function missingFromProduct(product: ProjectContext["product"]): MissingContext[] {
  const questions = [
    { path: "name", question: "What is the product called?" },
    { path: "oneLiner", question: "What is the product, in one sentence?" },
    { path: "problem", question: "Which problem does the product solve, and for whom?" },
    { path: "vision", question: "What will be different once the product exists?" },
  ] as const;
  return questions
    .filter(({ path }) => isBlank(product?.[path]))
    .map(({ path, question }) => ({ path: `product.${path}`, question }));
}

function missingFromItems(context: ProjectContext): MissingContext[] {
  const missing: MissingContext[] = [];
  const ask = (value: string | undefined, path: string, question: string) => {
    if (isBlank(value)) missing.push({ path, question });
  };
  context.goals?.forEach((goal, index) => {
    if (namesMeasure(goal.statement)) return;
    ask(goal.measure, `goals.${index}.measure`, `How is “${goal.statement}” measured?`);
  });
  context.stakeholders?.forEach(({ name, role, interest }, index) => {
    if (isBlank(role) && isBlank(interest)) {
      ask(interest, `stakeholders.${index}.interest`, `What is the interest of “${name}”?`);
    }
  });
  context.userClasses?.forEach(({ name, description }, index) => {
    ask(description, `userClasses.${index}.description`, `Who are the users called “${name}”?`);
  });
  context.features?.forEach(({ name, description, priority }, index) => {
    ask(
      description,
      `features.${index}.description`,
      `What exactly happens in “${name}”, and under which conditions?`,
    );
    ask(priority, `features.${index}.priority`, `Which priority does “${name}” have?`);
  });
  context.externalInterfaces?.forEach(({ name, kind, description }, index) => {
    ask(kind, `externalInterfaces.${index}.kind`, `Which kind of interface is “${name}”?`);
    ask(
      description,
      `externalInterfaces.${index}.description`,
      `Which data passes the interface “${name}”, in which format and over which protocol?`,
    );
  });
  context.qualityAttributes?.forEach(({ requirement, target }, index) => {
    if (namesMeasure(requirement)) return;
    ask(
      target,
      `qualityAttributes.${index}.target`,
      `Which target value or test shows that “${requirement}” is met?`,
    );
  });
  context.glossary?.forEach(({ term, definition }, index) => {
    ask(definition, `glossary.${index}.definition`, `What does “${term}” mean?`);
  });
  return missing;
}

/** What the context does not say yet, as questions to the team; whole parts before single items. */
export function missingContext(context: ProjectContext): MissingContext[] {
  const parts = PARTS.filter(({ path }) => {
    const value = context[path];
    return !Array.isArray(value) || value.length === 0;
  });
  return [...missingFromProduct(context.product), ...parts, ...missingFromItems(context)];
}
