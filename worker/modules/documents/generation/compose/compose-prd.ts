import { escapeMarkdown } from "../../context/escape-markdown.ts";
import {
  assumptionTable,
  constraintTable,
  goalTable,
  ids,
  interfaceTable,
  nameOf,
  priorityRows,
  qualityTarget,
  questionTable,
  stakeholderTable,
  tableOr,
  userClassTable,
} from "./blocks.ts";
import { featureParts } from "./compose-srs.ts";
import { glossaryTable } from "./glossary.ts";
import type { SectionBody } from "./layout.ts";
import { identity, inScope, outOfScope, paragraphsOr, readiness } from "./prose.ts";
import type { Specification } from "./specification.ts";

function summary(spec: Specification): SectionBody {
  const { product } = spec.context;
  return {
    intro: [identity(spec), ...inScope(spec), readiness(spec)],
    parts: [
      { title: "Problem", blocks: paragraphsOr(spec, product?.problem, "product.problem") },
      { title: "Vision", blocks: paragraphsOr(spec, product?.vision, "product.vision") },
    ],
  };
}

function goals(spec: Specification): SectionBody {
  return {
    parts: [
      {
        title: "Objectives",
        blocks: [goalTable(spec, ["ID", "Requirement", "Measure of success"])],
      },
      { title: "Out of scope", blocks: outOfScope(spec) },
    ],
  };
}

function audience(spec: Specification): SectionBody {
  return {
    parts: [
      { title: "User classes", blocks: [userClassTable(spec, true)] },
      { title: "Stakeholders", blocks: [stakeholderTable(spec)] },
    ],
  };
}

function releasePlan(spec: Specification): SectionBody {
  const rows = priorityRows(spec).map(({ label, features }) => [
    label,
    features.map((index) => nameOf(spec.context.features?.[index]?.name ?? "")).join(", "),
    ids(features.flatMap((index) => spec.from("feature", index))),
  ]);
  return {
    intro: [
      "The release cannot go out without what is marked Must; Should and Could follow in this order as time allows.",
      tableOr(spec, "features", ["Priority", "Features", "Requirements"], rows),
    ],
  };
}

function conditions(spec: Specification): SectionBody {
  const quality = spec
    .ofKind("quality")
    .map((requirement) => [
      requirement.id,
      escapeMarkdown(requirement.statement),
      qualityTarget(spec, requirement),
    ]);
  return {
    parts: [
      {
        title: "Quality requirements",
        blocks: [
          tableOr(spec, "qualityAttributes", ["ID", "Requirement", "Measure and target"], quality),
        ],
      },
      { title: "Interfaces", blocks: [interfaceTable(spec)] },
      { title: "Constraints", blocks: [constraintTable(spec)] },
    ],
  };
}

/** Writers of the sections of the product requirements document, by section id. */
export const PRD_SECTIONS: Record<string, (spec: Specification) => SectionBody> = {
  summary,
  goals,
  audience,
  features: featureParts,
  "release-plan": releasePlan,
  conditions,
  assumptions: (spec) => ({
    parts: [
      { title: "Assumptions", blocks: [assumptionTable(spec)] },
      { title: "Open questions", blocks: [questionTable(spec)] },
    ],
  }),
  glossary: (spec) => ({ intro: [glossaryTable(spec)] }),
};
