import fc from "fast-check";
import {
  FeaturePriority,
  InterfaceKind,
  ProjectContext,
  QualityCharacteristic,
} from "../../../context/contract.ts";

const HOSTILE = [
  "# heading",
  "a\n\n## 1 Introduction\n\nb",
  "| a | b |\n|---|---|\n| FR-001 | x |",
  "a | b",
  "\\|",
  "\\",
  "```\ncode",
  "~~~",
  "<!-- comment",
  "<div>\n\n</div>",
  "[x](y) ![z](w)",
  "**bold** _em_ `code",
  "- item\n- item",
  "1. one\n2. two",
  "> quote",
  "===\n---",
  "{{variable}}",
  "[insert name]",
  "TODO TBD lorem ipsum",
  "as an AI language model",
  "Sure, here is the requested section",
  "&amp; &lt;script&gt;",
  "한국어 문장입니다. 빠르게 처리한다!",
  "يجب أن يعمل النظام بسرعة؟",
  "\u202Eright to left",
  "tab\tand\rreturn",
  "FR-001",
  "The user can order; it sends mail e.g. today. He must pay!",
  "When a box is overdue, the system sends a reminder.",
  "fast",
  "- ",
  "#",
  "…",
];

const words = fc
  .array(fc.constantFrom(...HOSTILE, "box", "reader orders", "and", "within 5 minutes"), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(" "));

function text(max: number): fc.Arbitrary<string> {
  const free = fc
    .string({ unit: "grapheme", maxLength: 60 })
    .map((value) => value.replaceAll("\u0000", ""));
  return fc.oneof(words, free).map((value) => value.slice(0, max).toWellFormed());
}

function requiredText(max: number): fc.Arbitrary<string> {
  return text(max).filter((value) => value.trim() !== "");
}

function optional<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

function list<T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[] | undefined> {
  return optional(fc.array(item, { maxLength: 4 }));
}

/** Contexts of every shape, with text that tries to break out of Markdown. For tests. */
export const arbitraryContext: fc.Arbitrary<ProjectContext> = fc
  .record({
    product: optional(
      fc.record({
        name: optional(text(200)),
        oneLiner: optional(text(300)),
        problem: optional(text(500)),
        vision: optional(text(500)),
      }),
    ),
    goals: list(fc.record({ statement: requiredText(500), measure: optional(text(500)) })),
    stakeholders: list(
      fc.record({
        name: requiredText(200),
        role: optional(text(200)),
        interest: optional(text(200)),
      }),
    ),
    userClasses: list(fc.record({ name: requiredText(200), description: optional(text(300)) })),
    features: list(
      fc.record({
        name: requiredText(200),
        description: optional(text(500)),
        priority: optional(fc.constantFrom(...FeaturePriority.options)),
      }),
    ),
    constraints: list(requiredText(300)),
    assumptions: list(requiredText(300)),
    externalInterfaces: list(
      fc.record({
        name: requiredText(200),
        kind: optional(fc.constantFrom(...InterfaceKind.options)),
        description: optional(text(300)),
      }),
    ),
    qualityAttributes: list(
      fc.record({
        attribute: fc.constantFrom(...QualityCharacteristic.options),
        requirement: requiredText(300),
        target: optional(text(200)),
      }),
    ),
    glossary: list(fc.record({ term: requiredText(200), definition: optional(text(300)) })),
    outOfScope: list(requiredText(300)),
  })
  .map((value) => ProjectContext.parse(JSON.parse(JSON.stringify(value))));
