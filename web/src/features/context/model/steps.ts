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
}

export const STEPS: readonly Step[] = [
  { id: "product", title: "Product", question: "What are you building, and why?" },
  {
    id: "goals",
    title: "Goals",
    question: "What shall be different, and how will you measure it?",
  },
  {
    id: "people",
    title: "Stakeholders and users",
    question: "Who decides, and who will use it?",
  },
  { id: "features", title: "Features", question: "What shall the product do?" },
  {
    id: "limits",
    title: "Constraints and assumptions",
    question: "What is fixed, and what do you take for granted?",
  },
  {
    id: "interfaces",
    title: "Interfaces",
    question: "What does it connect to: people, devices, systems, networks?",
  },
  { id: "quality", title: "Quality", question: "How fast, safe and reliable must it be?" },
  { id: "glossary", title: "Glossary", question: "Which words mean something special here?" },
  { id: "out-of-scope", title: "Out of scope", question: "What will it deliberately not do?" },
  { id: "review", title: "Review", question: "Is this what you meant?" },
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
