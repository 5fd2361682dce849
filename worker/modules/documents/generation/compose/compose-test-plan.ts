import { escapeMarkdown } from "../../context/escape-markdown.ts";
import {
  assumptionTable,
  criteria,
  ids,
  nameOf,
  open,
  priorityOf,
  questionTable,
  tableOr,
} from "./blocks.ts";
import { glossaryTable } from "./glossary.ts";
import { count, list, type SectionBody, table } from "./layout.ts";
import { identity, inScope, outOfScope, paragraphsOr, readiness, sentenceOf } from "./prose.ts";
import type { Requirement } from "./requirements.ts";
import type { Specification } from "./specification.ts";
import { coverageTable } from "./trace-tables.ts";

const INTERFACE_KINDS = {
  user: "User",
  hardware: "Hardware",
  software: "Software",
  communications: "Communications",
} as const;

const ACTIONS = {
  Test: "Prepare input on both sides of every limit, run the system and compare",
  Demonstration: "Use the function before witnesses",
  Inspection: "Examine the system, its configuration and its documents",
  Analysis: "Collect measurements and evaluate them",
} as const;

function caseId(requirement: Requirement): string {
  return `TC-${requirement.id}`;
}

function introduction(spec: Specification): SectionBody {
  return {
    parts: [
      {
        title: "Purpose",
        blocks: [
          `This plan says what is tested, how, and when it is enough. ${identity(spec)}`,
          ...paragraphsOr(spec, spec.context.product?.problem, "product.problem"),
          ...paragraphsOr(spec, spec.context.product?.vision, "product.vision"),
          readiness(spec, "This plan covers"),
        ],
      },
      { title: "Test scope", blocks: [...inScope(spec), ...outOfScope(spec)] },
      { title: "Assumptions", blocks: [assumptionTable(spec)] },
    ],
  };
}

/** A statement that is judged by a target says it where nothing else in its row does. */
function statementWithTarget({ context }: Specification, requirement: Requirement): string {
  const { kind, index, statement } = requirement;
  const target =
    kind === "quality"
      ? context.qualityAttributes?.[index]?.target
      : kind === "business"
        ? context.goals?.[index]?.measure
        : undefined;
  return target?.trim()
    ? `${escapeMarkdown(statement)} Target: ${sentenceOf(target)}`
    : escapeMarkdown(statement);
}

function requirements(spec: Specification): SectionBody {
  const rows = spec.requirements.map((requirement) => [
    requirement.id,
    statementWithTarget(spec, requirement),
    priorityOf(spec, requirement),
    requirement.method,
  ]);
  return {
    intro: [tableOr(spec, "features", ["ID", "Requirement", "Priority", "Method"], rows)],
  };
}

function strategy(spec: Specification): SectionBody {
  const labels = [
    ...new Set(spec.requirements.map((requirement) => priorityOf(spec, requirement))),
  ];
  const order = labels.map((label) => [
    label,
    ids(spec.requirements.filter((requirement) => priorityOf(spec, requirement) === label)),
  ]);
  const participants = [
    ...(spec.context.userClasses ?? []).map(({ name }) => [
      nameOf(name),
      "Carries out the demonstrations of the functions meant for this class",
    ]),
    ...(spec.context.stakeholders ?? []).map(({ name, role, interest }) => {
      const stake = [role, interest]
        .map((text) => escapeMarkdown(text ?? ""))
        .filter((text) => text !== "" && !/^consulted$/i.test(text));
      return [
        nameOf(name),
        stake.length > 0
          ? `Consulted on the result (${stake.join("; ")})`
          : "Consulted on the result",
      ];
    }),
  ];
  const environment = (spec.context.externalInterfaces ?? []).map(({ name, kind }, index) => [
    nameOf(name),
    kind ? INTERFACE_KINDS[kind] : open(spec.questionAt(`externalInterfaces.${index}.kind`)),
    `${kind === "user" ? "A device of those who use it" : "The counterpart or a substitute that behaves like it"}, for ${ids(spec.from("interface", index))}`,
  ]);
  return {
    intro: [
      "Goals, interfaces, quality requirements and constraints carry no priority of their own and are treated as Must.",
      "What matters most is tested first. A requirement that fails is tested again after its repair, together with those that share its source.",
    ],
    parts: [
      {
        title: "Order of testing",
        blocks: [tableOr(spec, "features", ["Priority", "Requirements"], order)],
      },
      {
        title: "Participants",
        blocks: [tableOr(spec, "userClasses", ["Participant", "Part in the test"], participants)],
      },
      {
        title: "Test environment",
        blocks: [
          tableOr(
            spec,
            "externalInterfaces",
            ["Interface", "Kind", "Needed for the test"],
            environment,
          ),
        ],
      },
    ],
  };
}

function expected(spec: Specification, requirement: Requirement): string {
  const path =
    requirement.kind === "business"
      ? `goals.${requirement.index}.measure`
      : `qualityAttributes.${requirement.index}.target`;
  const measured = requirement.kind === "business" || requirement.kind === "quality";
  return criteria(requirement, measured ? spec.questionAt(path) : undefined);
}

function testCases(spec: Specification): SectionBody {
  const rows = spec.requirements.map((requirement) => [
    caseId(requirement),
    requirement.id,
    ACTIONS[requirement.method],
    expected(spec, requirement),
  ]);
  return {
    intro: [tableOr(spec, "features", ["ID", "Covers", "Action", "Expected result"], rows)],
  };
}

function criteriaSection(spec: Specification): SectionBody {
  const must = spec.requirements.filter((requirement) => priorityOf(spec, requirement) === "Must");
  const waiting = spec.questions.length;
  return {
    intro: [
      table(
        ["Criterion", "Condition"],
        [
          [
            "Entry",
            "The build is installed in the test environment and every interface answers or has a substitute.",
          ],
          [
            "Entry",
            waiting > 0
              ? "The open questions of section 7 that concern the tests at hand are answered."
              : "No question is open.",
          ],
          ["Suspension", "A failure keeps more than one Must requirement from being tested."],
          [
            "Exit",
            must.length > 0
              ? `Every test case of the ${count(must.length, "Must requirement")} has passed.`
              : "Every test case has passed.",
          ],
          [
            "Exit",
            "Every failed test case of lower priority has been seen by the stakeholders and accepted or scheduled.",
          ],
        ],
      ),
    ],
  };
}

function openQuestions(spec: Specification): SectionBody {
  const untestable = spec.requirements.filter(
    ({ vague, acceptance }) => vague.length > 0 || acceptance.length === 0,
  );
  return {
    intro: [
      untestable.length > 0
        ? list([`Not testable as they stand, for want of a measure: ${ids(untestable)}.`])
        : "",
      questionTable(spec),
    ],
  };
}

/** Writers of the sections of the test plan, by section id. */
export const TEST_PLAN_SECTIONS: Record<string, (spec: Specification) => SectionBody> = {
  introduction,
  requirements,
  strategy,
  "test-cases": testCases,
  criteria: criteriaSection,
  coverage: (spec) => ({
    intro: [
      coverageTable(
        spec,
        "Test cases",
        new Map(spec.requirements.map((requirement) => [requirement.id, caseId(requirement)])),
        "None",
      ),
    ],
  }),
  "open-questions": openQuestions,
  glossary: (spec) => ({ intro: [glossaryTable(spec)] }),
};
