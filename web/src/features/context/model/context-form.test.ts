import fc from "fast-check";
import { expect, test } from "vitest";
import { type ContextForm, fromForm, isComplete, missingFields, toForm } from "./context-form.ts";
import { resumeStep, stepStates } from "./steps.ts";

const text = fc.string({ unit: "grapheme", maxLength: 12 });
function rows<Row>(row: fc.Arbitrary<Row>): fc.Arbitrary<Row[]> {
  return fc.array(row, { maxLength: 4 });
}
const someForm: fc.Arbitrary<ContextForm> = fc.record({
  product: fc.record({ name: text, oneLiner: text, problem: text, vision: text }),
  goals: rows(fc.record({ statement: text, measure: text })),
  stakeholders: rows(fc.record({ name: text, role: text, interest: text })),
  userClasses: rows(
    fc.record({
      name: text,
      description: text,
      expertise: fc.constantFrom("", "novice"),
      frequency: fc.constantFrom("", "daily"),
    }),
  ),
  features: rows(
    fc.record({ name: text, description: text, priority: fc.constantFrom("", "must") }),
  ),
  constraints: rows(fc.record({ text })),
  assumptions: rows(fc.record({ text })),
  externalInterfaces: rows(
    fc.record({ name: text, kind: fc.constantFrom("", "user"), description: text }),
  ),
  qualityAttributes: rows(
    fc.record({ attribute: fc.constantFrom("", "security"), requirement: text, target: text }),
  ),
  glossary: rows(fc.record({ term: text, definition: text })),
  outOfScope: rows(fc.record({ text })),
});

const EMPTY = toForm({});

test("what is saved and read again is saved the same", () => {
  fc.assert(
    fc.property(someForm, (form) => {
      const context = fromForm(form);
      expect(fromForm(toForm(context))).toEqual(context);
    }),
  );
});

test("a saved context has no blank text, no NUL and no lone surrogate", () => {
  const unstorable = fc.constantFrom("\u0000", "\uD800", " ", "a\u0000b", "x");
  fc.assert(
    fc.property(unstorable, unstorable, (statement, measure) => {
      const { goals = [] } = fromForm({ ...EMPTY, goals: [{ statement, measure }] });
      for (const value of goals.flatMap((goal) => Object.values(goal))) {
        expect(value).not.toContain("\u0000");
        expect(value.isWellFormed()).toBe(true);
        expect(value.trim()).not.toBe("");
      }
    }),
  );
});

test("leaves out rows that were not started or lack their name", () => {
  const form: ContextForm = {
    ...EMPTY,
    goals: [
      { statement: "", measure: "" },
      { statement: " ", measure: "a number" },
      { statement: "Fewer visits", measure: "" },
    ],
    constraints: [{ text: "  " }, { text: " EU only " }],
  };
  expect(fromForm(form)).toMatchObject({
    goals: [{ statement: "Fewer visits" }],
    constraints: ["EU only"],
  });
  expect(missingFields("goals", { statement: " ", measure: "a number" })).toEqual(["statement"]);
  expect(isComplete(form)).toBe(false);
  expect(isComplete(EMPTY)).toBe(true);
});

test("knows how far each part is", () => {
  const states = stepStates({
    ...EMPTY,
    product: { name: "Shaftline", oneLiner: "", problem: "", vision: "" },
    goals: [{ statement: "Fewer visits", measure: "1.2" }],
    features: [{ name: "Offline", description: "", priority: "must" }],
    constraints: [{ text: "EU only" }],
  });
  expect(states).toMatchObject({
    product: "started",
    goals: "answered",
    features: "started",
    limits: "started",
    glossary: "empty",
  });
});

test("goes on at the first part without an answer, unless a step was left", () => {
  const form = { ...EMPTY, product: { name: "a", oneLiner: "b", problem: "c", vision: "d" } };
  expect(resumeStep("prj_1", form)).toBe("goals");
  localStorage.setItem("docuforge.context-step.prj_1", "quality");
  expect(resumeStep("prj_1", form)).toBe("quality");
});
