import { escapeMarkdown } from "../../context/escape-markdown.ts";
import type { PackSection } from "../promptpacks/pack.ts";
import {
  assumptionTable,
  criteria,
  interfaceTable,
  nameOf,
  priorityOf,
  qualityTarget,
  questionTable,
  stakeholderTable,
  tableOr,
} from "./blocks.ts";
import { glossaryTable } from "./glossary.ts";
import { count, list, type SectionBody, table } from "./layout.ts";
import { identity, outOfScope, paragraphsOr, surroundings } from "./prose.ts";
import type { Requirement } from "./requirements.ts";
import type { Specification } from "./specification.ts";

function drivers(spec: Specification): Requirement[] {
  return [...spec.ofKind("business"), ...spec.ofKind("quality"), ...spec.ofKind("constraint")];
}

function measure(spec: Specification, requirement: Requirement): string {
  if (requirement.kind === "business") {
    return criteria(requirement, spec.questionAt(`goals.${requirement.index}.measure`));
  }
  return requirement.kind === "quality"
    ? qualityTarget(spec, requirement)
    : criteria(requirement, undefined);
}

function status(spec: Specification): SectionBody {
  const { length } = spec.questions;
  const open =
    length > 0 ? ` ${count(length, "question")} ${length === 1 ? "is" : "are"} open.` : "";
  return {
    intro: [
      `**Proposed.** No decision has been taken.${open}`,
      "Those with a stake in it:",
      stakeholderTable(spec),
    ],
  };
}

function context(spec: Specification): SectionBody {
  const { product } = spec.context;
  const functions = spec
    .ofKind("feature")
    .map((requirement) => [
      requirement.id,
      escapeMarkdown(requirement.statement),
      priorityOf(spec, requirement),
      nameOf(requirement.source),
    ]);
  const users = (spec.context.userClasses ?? []).map(({ name, description }) =>
    [`**${nameOf(name)}**`, escapeMarkdown(description ?? "")].filter(Boolean).join(": "),
  );
  return {
    parts: [
      {
        title: "Situation",
        blocks: [
          identity(spec),
          ...paragraphsOr(spec, product?.problem, "product.problem"),
          ...paragraphsOr(spec, product?.vision, "product.vision"),
          surroundings(spec).join(" "),
          users.length > 0 ? "Those who use it:" : "",
          list(users),
        ],
      },
      {
        title: "What the system has to do",
        blocks: [
          tableOr(spec, "features", ["ID", "Requirement", "Priority", "Feature"], functions),
        ],
      },
      { title: "Neighbouring systems", blocks: [interfaceTable(spec)] },
      { title: "Assumptions", blocks: [assumptionTable(spec)] },
    ],
  };
}

function decisionDrivers(spec: Specification): SectionBody {
  const rows = drivers(spec).map((requirement) => [
    requirement.id,
    escapeMarkdown(requirement.statement),
    measure(spec, requirement),
  ]);
  return { intro: [tableOr(spec, "goals", ["ID", "Requirement", "Measure"], rows)] };
}

function whatToShow(target: string): string {
  const question = /^Open: (\S+)$/.exec(target)?.[1];
  return question === undefined
    ? `How it reaches this measure: ${target}`
    : `How it does on this; the target is open (${question}).`;
}

function options(spec: Specification): SectionBody {
  const rows = drivers(spec).map((requirement) => [
    requirement.id,
    requirement.kind === "constraint"
      ? "How it keeps to this constraint."
      : whatToShow(measure(spec, requirement)),
  ]);
  return {
    intro: [
      "The context names no options. Whoever proposes one shows for it what the table asks; an option that leaves a row empty cannot be compared with the others.",
      table(["Driver", "What an option has to show"], rows.length > 0 ? rows : [["None yet", "–"]]),
    ],
  };
}

function decision(spec: Specification): SectionBody {
  const [first] = spec.questions;
  return {
    intro: [
      first
        ? `Open. The decision can be taken once the options are on the table and the questions from ${first.id} onwards are answered as far as they concern it.`
        : "Open. The decision can be taken once the options are on the table; no question stands in its way.",
    ],
  };
}

function consequences(spec: Specification, section: PackSection): SectionBody {
  const wanted = new Set(section.subsections.map(({ title }) => title));
  const constraints = spec
    .ofKind("constraint")
    .map(({ id, statement }) => `${id}: ${escapeMarkdown(statement)}`);
  const checks = drivers(spec)
    .filter(({ kind, acceptance }) => kind !== "constraint" && acceptance.length > 0)
    .map((requirement) => `${requirement.id}: ${measure(spec, requirement)}`);
  const noConstraint = spec.questionAt("constraints");
  return {
    intro: [
      "They follow from the option chosen and are added with the decision. These hold for every option:",
    ],
    parts: [
      {
        title: "Bounds",
        blocks: [
          constraints.length > 0
            ? list(constraints)
            : `No constraint has been named${noConstraint ? ` (${noConstraint.id})` : ""}.`,
          ...outOfScope(spec),
        ],
      },
      {
        title: "How the decision is checked",
        blocks: [
          checks.length > 0
            ? list(checks)
            : "No measure has been given against which the decision could be checked; see the open questions.",
        ],
      },
    ].filter(({ title }) => wanted.has(title)),
  };
}

function confirmation(spec: Specification): SectionBody {
  const rows = drivers(spec).map((requirement) => [
    requirement.id,
    measure(spec, requirement),
    requirement.method,
  ]);
  return {
    intro: [
      "The decision holds as long as each driver is seen to be met:",
      table(
        ["Driver", "What confirms it", "Method"],
        rows.length > 0 ? rows : [["None yet", "–", "–"]],
      ),
    ],
  };
}

/** Writers of the sections of the architecture decision record, by section id. */
export const ADR_SECTIONS: Record<
  string,
  (spec: Specification, section: PackSection) => SectionBody
> = {
  status,
  context,
  drivers: decisionDrivers,
  options,
  decision,
  consequences,
  confirmation,
  "open-questions": (spec) => ({ intro: [questionTable(spec)] }),
  glossary: (spec) => ({ intro: [glossaryTable(spec)] }),
};
