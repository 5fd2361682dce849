import { type ContextForm, isEmptyRow, type ListName, missingFields } from "./context-form.ts";

export const stepIds = [
  "product",
  "goals",
  "people",
  "features",
  "limits",
  "interfaces",
  "quality",
  "glossary",
  "out-of-scope",
  "review",
] as const;
export type StepId = (typeof stepIds)[number];

/** Whether a part has no answer, some, or all that a specification needs. */
export type StepState = "empty" | "started" | "answered";

export interface Step {
  id: StepId;
  title: string;
  /** The question the step asks. */
  question: string;
  /** What a specification makes of the answers. */
  becomes: string;
}

export const STEPS: readonly Step[] = [
  {
    id: "product",
    title: "Product",
    question: "What are you building, and why?",
    becomes: "The introduction: purpose, scope and the perspective of the product.",
  },
  {
    id: "goals",
    title: "Goals",
    question: "What shall be different, and how will you measure it?",
    becomes: "The goals in the introduction, and the measures that the verification checks.",
  },
  {
    id: "people",
    title: "Stakeholders & users",
    question: "Who decides, and who will use it?",
    becomes: "The user classes, and who approves what. Requirements name the users they serve.",
  },
  {
    id: "features",
    title: "Features",
    question: "What shall the product do?",
    becomes:
      "Numbered, testable “shall” statements with priority and acceptance criteria, in a table for each feature.",
  },
  {
    id: "limits",
    title: "Limits & assumptions",
    question: "What is fixed, and what do you take for granted?",
    becomes:
      "The constraints that every design must keep, and assumptions that somebody should watch.",
  },
  {
    id: "interfaces",
    title: "Interfaces",
    question: "What does it connect to: people, devices, systems, networks?",
    becomes: "The external interfaces, grouped into user, hardware, software and communications.",
  },
  {
    id: "quality",
    title: "Quality",
    question: "How fast, safe and reliable must it be?",
    becomes: "Quality requirements with a measure, so that a test can say yes or no.",
  },
  {
    id: "glossary",
    title: "Glossary",
    question: "Which words mean something special here?",
    becomes: "The glossary at the end, and the same word for the same thing throughout.",
  },
  {
    id: "out-of-scope",
    title: "Out of scope",
    question: "What will it deliberately not do?",
    becomes: "The limits of the scope, so that nobody waits for what will not come.",
  },
  {
    id: "review",
    title: "Review",
    question: "Is this what you meant?",
    becomes: "The summary that every document of this project is written from.",
  },
];

/** The step of an id from an address, if it is one. */
export function findStep(id: string): Step | undefined {
  return STEPS.find((step) => step.id === id);
}

function stateOfRows<Name extends ListName>(
  form: ContextForm,
  list: Name,
  wanted: readonly string[],
): StepState {
  const started = form[list].filter((row) => !isEmptyRow(row));
  if (started.length === 0) return "empty";
  const answered = started.every(
    (row) =>
      missingFields(list, row).length === 0 &&
      Object.entries(row).every(
        ([key, value]) =>
          !wanted.includes(key) || (typeof value === "string" && value.trim() !== ""),
      ),
  );
  return answered ? "answered" : "started";
}

function together(...states: StepState[]): StepState {
  if (states.every((state) => state === "empty")) return "empty";
  return states.every((state) => state === "answered") ? "answered" : "started";
}

/** How far each part is; the review has no state of its own. */
export function stepStates(form: ContextForm): Record<Exclude<StepId, "review">, StepState> {
  const product = Object.values(form.product).map((text) => text.trim() !== "");
  return {
    product: product.every(Boolean) ? "answered" : product.some(Boolean) ? "started" : "empty",
    goals: stateOfRows(form, "goals", ["measure"]),
    people: together(
      stateOfRows(form, "stakeholders", []),
      stateOfRows(form, "userClasses", ["description"]),
    ),
    features: stateOfRows(form, "features", ["description", "priority"]),
    limits: together(stateOfRows(form, "constraints", []), stateOfRows(form, "assumptions", [])),
    interfaces: stateOfRows(form, "externalInterfaces", ["kind", "description"]),
    quality: stateOfRows(form, "qualityAttributes", ["target"]),
    glossary: stateOfRows(form, "glossary", ["definition"]),
    "out-of-scope": stateOfRows(form, "outOfScope", []),
  };
}

const RESUME_KEY = "docuforge.context-step";

/** Remembers where somebody is in the wizard of a project. */
export function rememberStep(projectId: string, step: StepId): void {
  try {
    localStorage.setItem(`${RESUME_KEY}.${projectId}`, step);
  } catch {
    // Without storage the wizard resumes at the first part without an answer.
  }
}

/** Where to go on: the step left last, or else the first part without an answer. */
export function resumeStep(projectId: string, form: ContextForm): StepId {
  try {
    const step = findStep(localStorage.getItem(`${RESUME_KEY}.${projectId}`) ?? "");
    if (step) return step.id;
  } catch {
    // As if nothing was remembered.
  }
  const states = stepStates(form);
  return stepIds.find((id) => id !== "review" && states[id] === "empty") ?? "review";
}
