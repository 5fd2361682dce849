import { escapeMarkdown } from "../../context/escape-markdown.ts";
import {
  assumptionTable,
  constraintTable,
  goalTable,
  ids,
  interfaceTable,
  nameOf,
  priorityOf,
  questionTable,
  tableOr,
  textOr,
  userClassTable,
} from "./blocks.ts";
import { qualityTable } from "./compose-srs.ts";
import { projectTermTable } from "./glossary.ts";
import { count, type SectionBody } from "./layout.ts";
import { identity, inScope, outOfScope, paragraphsOr, readiness, surroundings } from "./prose.ts";
import type { Requirement } from "./requirements.ts";
import type { Specification } from "./specification.ts";
import { coverageTable } from "./trace-tables.ts";

interface DesignElement {
  id: string;
  name: string;
  responsibility: string;
  requirements: Requirement[];
}

/** One element for each feature that is planned and each interface, in the order given. */
function designElements(spec: Specification): DesignElement[] {
  const features = (spec.context.features ?? []).flatMap(({ name, priority }, index) =>
    priority === "wont"
      ? []
      : [
          {
            name: nameOf(name),
            responsibility: `Carries out the function “${escapeMarkdown(name)}”.`,
            requirements: spec.from("feature", index),
          },
        ],
  );
  const interfaces = (spec.context.externalInterfaces ?? []).map(({ name, kind }, index) => ({
    name: kind === "user" ? nameOf(name) : `Connection to ${escapeMarkdown(name)}`,
    responsibility:
      kind === "user"
        ? `Presents the user interface “${escapeMarkdown(name)}”.`
        : `Keeps everything that is particular to “${escapeMarkdown(name)}” away from the other elements.`,
    requirements: spec.from("interface", index),
  }));
  return [...features, ...interfaces].map((element, index) => ({
    ...element,
    id: `DE-${String(index + 1).padStart(3, "0")}`,
  }));
}

function elementsByRequirement(spec: Specification): Map<string, string> {
  return new Map(
    designElements(spec).flatMap(({ id, requirements }) =>
      requirements.map((requirement) => [requirement.id, id] as const),
    ),
  );
}

function introduction(spec: Specification): SectionBody {
  const concerns = (spec.context.stakeholders ?? []).map(({ name, role, interest }, index) => [
    nameOf(name),
    textOr(interest || role, spec.questionAt(`stakeholders.${index}.interest`)),
  ]);
  return {
    parts: [
      {
        title: "Purpose",
        blocks: [
          `This description says how the system is divided and which part answers which requirement, for those who build, review and maintain it. ${identity(spec)}`,
          ...paragraphsOr(spec, spec.context.product?.problem, "product.problem"),
          ...paragraphsOr(spec, spec.context.product?.vision, "product.vision"),
          readiness(spec, "This description takes up"),
        ],
      },
      { title: "Scope", blocks: [...inScope(spec), ...outOfScope(spec)] },
      {
        title: "Stakeholders and concerns",
        blocks: [tableOr(spec, "stakeholders", ["Stakeholder", "Concern"], concerns)],
      },
    ],
  };
}

function drivers(spec: Specification): SectionBody {
  return {
    parts: [
      {
        title: "Business drivers",
        blocks: [goalTable(spec, ["ID", "Requirement", "Measure of success"])],
      },
      { title: "Quality drivers", blocks: [qualityTable(spec)] },
      { title: "Design constraints", blocks: [constraintTable(spec)] },
      { title: "Design assumptions", blocks: [assumptionTable(spec)] },
    ],
  };
}

function contextView(spec: Specification): SectionBody {
  const actors = userClassTable(spec, false).replace("| User class |", "| Actor |");
  return {
    intro: [surroundings(spec).join(" ")],
    parts: [
      { title: "Actors", blocks: [actors] },
      { title: "Interfaces", blocks: [interfaceTable(spec)] },
    ],
  };
}

function compositionView(spec: Specification): SectionBody {
  const elements = designElements(spec);
  return {
    intro: [
      elements.length > 0
        ? `The system is proposed as ${count(elements.length, "design element")}: one for each planned function and one for each external interface, so that a change of either stays in one place. Merging or splitting them is a decision of the design review.`
        : "",
      tableOr(
        spec,
        "features",
        ["ID", "Element", "Responsibility", "Requirements"],
        elements.map(({ id, name, responsibility, requirements }) => [
          id,
          name,
          responsibility,
          ids(requirements),
        ]),
      ),
    ],
  };
}

function behaviourView(spec: Specification): SectionBody {
  const elements = elementsByRequirement(spec);
  const rows = spec
    .ofKind("feature")
    .map((requirement) => [
      requirement.id,
      escapeMarkdown(requirement.statement),
      priorityOf(spec, requirement),
      elements.get(requirement.id) ?? "None in this release",
    ]);
  return {
    intro: [tableOr(spec, "features", ["ID", "Requirement", "Priority", "Element"], rows)],
  };
}

function informationView(spec: Specification): SectionBody {
  const question = spec.questionAt("glossary");
  return {
    intro: [
      question
        ? `The things that the system keeps have not been named yet: ${question.question} (${question.id})`
        : "The terms below name what the system keeps and exchanges. Who owns each of them, how long it is kept and who may see it is to be settled in the design review.",
      projectTermTable(spec),
    ],
  };
}

function rationale(spec: Specification): SectionBody {
  return {
    parts: [
      {
        title: "Coverage of requirements",
        blocks: [
          "Goals, quality requirements and constraints bind all elements together; functional and interface requirements are answered by one element each.",
          coverageTable(spec, "Element", elementsByRequirement(spec), "All elements"),
        ],
      },
      { title: "Open questions", blocks: [questionTable(spec)] },
    ],
  };
}

/** Writers of the sections of the software design description, by section id. */
export const SDD_SECTIONS: Record<string, (spec: Specification) => SectionBody> = {
  introduction,
  drivers,
  "context-view": contextView,
  "composition-view": compositionView,
  "behaviour-view": behaviourView,
  "information-view": informationView,
  rationale,
};
