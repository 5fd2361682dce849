import type { InterfaceKind, QualityCharacteristic } from "../../context/contract.ts";
import { escapeMarkdown } from "../../context/escape-markdown.ts";
import {
  assumptionTable,
  criteria,
  goalTable,
  ids,
  nameOf,
  open,
  PRIORITY_LABELS,
  priorityOf,
  qualityTarget,
  questionTable,
  stakeholderTable,
  tableOr,
  userClassTable,
} from "./blocks.ts";
import { glossaryTable } from "./glossary.ts";
import { count, enumeration, list, type SectionBody, table } from "./layout.ts";
import {
  identity,
  inScope,
  outOfScope,
  paragraphsOr,
  readiness,
  sentenceOf,
  surroundings,
} from "./prose.ts";
import type { Requirement } from "./requirements.ts";
import type { Specification } from "./specification.ts";
import { backwardTable, forwardTable, verificationTable } from "./trace-tables.ts";

const CONVENTIONS = [
  "“Shall” marks what is binding; sentences without it explain. “The system” means the product that this document specifies.",
  "Ids stay with their requirement when this document is written anew, and none is given away again: BR stands for business requirements, FR for functional requirements, IR for interfaces, QR for quality, CR for constraints, AS for assumptions and OQ for open questions.",
  "Priorities are Must (the release is useless without it), Should (important, but there is a way round), Could (welcome if it costs little) and Won't (not in this release).",
];

const KINDS: readonly { kind: InterfaceKind; title: string; noun: string }[] = [
  { kind: "user", title: "User interfaces", noun: "user interface" },
  { kind: "hardware", title: "Hardware interfaces", noun: "hardware interface" },
  { kind: "software", title: "Software interfaces", noun: "software interface" },
  { kind: "communications", title: "Communications interfaces", noun: "communications interface" },
];

const CHARACTERISTICS: Record<QualityCharacteristic, string> = {
  functional_suitability: "Functional suitability",
  performance_efficiency: "Performance efficiency",
  compatibility: "Compatibility",
  interaction_capability: "Interaction capability (usability)",
  reliability: "Reliability",
  security: "Security",
  maintainability: "Maintainability",
  flexibility: "Flexibility (portability)",
  safety: "Safety",
};

function introduction(spec: Specification): SectionBody {
  return {
    parts: [
      {
        title: "Purpose",
        blocks: [
          `This document specifies what the product has to do and how well, for those who commission, build, test and accept it. ${identity(spec)}`,
          readiness(spec),
        ],
      },
      { title: "Scope", blocks: [...inScope(spec), ...outOfScope(spec)] },
      {
        title: "Business requirements",
        blocks: [goalTable(spec, ["ID", "Requirement", "Measure of success"])],
      },
      { title: "Stakeholders", blocks: [stakeholderTable(spec)] },
      { title: "Document conventions", blocks: CONVENTIONS },
    ],
  };
}

function productPerspective(spec: Specification): SectionBody {
  const functions = (spec.context.features ?? []).map((feature, index) => [
    nameOf(feature.name),
    feature.priority
      ? PRIORITY_LABELS[feature.priority]
      : open(spec.questionAt(`features.${index}.priority`)),
    ids(spec.from("feature", index)),
  ]);
  return {
    parts: [
      {
        title: "Problem and vision",
        blocks: [
          ...paragraphsOr(spec, spec.context.product?.problem, "product.problem"),
          ...paragraphsOr(spec, spec.context.product?.vision, "product.vision"),
        ],
      },
      { title: "System context", blocks: [surroundings(spec).join(" ")] },
      {
        title: "Product functions",
        blocks: [tableOr(spec, "features", ["Function", "Priority", "Requirements"], functions)],
      },
      {
        title: "Assumptions and dependencies",
        blocks: [
          (spec.context.assumptions ?? []).length > 0
            ? "The requirements rest on the following; where one of these turns out to be wrong, they have to be looked at again."
            : "",
          assumptionTable(spec),
        ],
      },
    ],
  };
}

function requirementRow(spec: Specification, requirement: Requirement): string[] {
  const [vague] = spec.questionsAbout(requirement.id);
  const accepted = criteria(requirement, undefined);
  return [
    requirement.id,
    escapeMarkdown(requirement.statement),
    priorityOf(spec, requirement),
    vague ? `${open(vague)}. ${accepted}` : accepted,
  ];
}

/** One part for each feature with the table of its requirements. */
export function featureParts(spec: Specification): SectionBody {
  const columns = ["ID", "Requirement", "Priority", "Acceptance criteria"];
  const features = spec.context.features ?? [];
  if (features.length === 0) return { intro: [tableOr(spec, "features", columns, [])] };
  return {
    parts: features.map((feature, index) => {
      const requirements = spec.from("feature", index);
      const goals = [...new Set(requirements.flatMap((item) => spec.goalsServed(item)))];
      const undescribed = spec.questionAt(`features.${index}.description`);
      const notes = [
        feature.priority === "wont" && feature.description?.trim()
          ? `Kept for a later release: ${sentenceOf(feature.description)}`
          : "",
        goals.length > 0
          ? `This function serves ${enumeration(goals)}, judged by shared terms.`
          : "",
      ].filter((note) => note !== "");
      return {
        title: nameOf(feature.name),
        blocks: [
          notes.join(" "),
          table(
            columns,
            requirements.map((requirement) => requirementRow(spec, requirement)),
          ),
          undescribed ? `Open: ${escapeMarkdown(undescribed.question)} (${undescribed.id})` : "",
        ],
      };
    }),
  };
}

function interfaceRows(spec: Specification, kind: InterfaceKind | undefined): string[][] {
  return (spec.context.externalInterfaces ?? []).flatMap((item, index) => {
    if (item.kind !== kind) return [];
    return spec.from("interface", index).map((requirement) => {
      const [vague] = spec.questionsAbout(requirement.id);
      const question = spec.questionAt(`externalInterfaces.${index}.description`) ?? vague;
      const accepted = criteria(requirement, undefined);
      return [
        requirement.id,
        nameOf(item.name),
        escapeMarkdown(requirement.statement),
        question ? `${open(question)}. ${accepted}` : accepted,
      ];
    });
  });
}

function externalInterfaces(spec: Specification): SectionBody {
  const columns = ["ID", "Interface", "Requirement", "Acceptance criteria"];
  const none = (spec.context.externalInterfaces ?? []).length === 0;
  const parts = KINDS.map(({ kind, title, noun }) => {
    const rows = interfaceRows(spec, kind);
    const given = rows.length > 0 ? table(columns, rows) : `No ${noun} has been named.`;
    return { title, blocks: [given] };
  });
  const unsorted = interfaceRows(spec, undefined);
  const unsortedPart = {
    title: "Interfaces whose kind is open",
    blocks: [table(columns, unsorted)],
  };
  return {
    intro: none ? [tableOr(spec, "externalInterfaces", columns, [])] : [],
    parts: unsorted.length > 0 ? [...parts, unsortedPart] : parts,
  };
}

/** Table of quality requirements with their characteristic and target. */
export function qualityTable(spec: Specification): string {
  return tableOr(
    spec,
    "qualityAttributes",
    ["ID", "Characteristic", "Requirement", "Measure and target"],
    (spec.context.qualityAttributes ?? []).flatMap(({ attribute }, index) =>
      spec
        .from("quality", index)
        .map((requirement) => [
          requirement.id,
          CHARACTERISTICS[attribute],
          escapeMarkdown(requirement.statement),
          qualityTarget(spec, requirement),
        ]),
    ),
  );
}

function qualityAttributes(spec: Specification): SectionBody {
  const given = new Set((spec.context.qualityAttributes ?? []).map(({ attribute }) => attribute));
  const silent = Object.entries(CHARACTERISTICS).filter(
    ([attribute]) => !given.has(attribute as QualityCharacteristic),
  );
  const note =
    given.size > 0 && silent.length > 0
      ? `Nothing has been required for these characteristics of ISO/IEC 25010: ${enumeration(silent.map(([, label]) => label.toLowerCase()))}.`
      : "";
  return { intro: [qualityTable(spec), note] };
}

function constraints(spec: Specification): SectionBody {
  const rows = spec.ofKind("constraint").map((requirement) => {
    const [vague] = spec.questionsAbout(requirement.id);
    const accepted = criteria(requirement, undefined);
    return [
      requirement.id,
      escapeMarkdown(requirement.statement),
      vague ? `${open(vague)}. ${accepted}` : accepted,
    ];
  });
  return {
    intro: [tableOr(spec, "constraints", ["ID", "Requirement", "Acceptance criteria"], rows)],
  };
}

function verification(spec: Specification): SectionBody {
  const methods = ["Test", "Demonstration", "Inspection", "Analysis"] as const;
  const tally = methods
    .map((method) => ({
      method,
      amount: spec.requirements.filter((requirement) => requirement.method === method).length,
    }))
    .filter(({ amount }) => amount > 0)
    .map(({ method, amount }) => `${method.toLowerCase()} (${amount})`);
  return {
    intro: [
      list([
        "**Test**: the system is run with prepared input and its behaviour measured or compared.",
        "**Demonstration**: the function is used before witnesses.",
        "**Inspection**: the system, its configuration and its documents are examined.",
        "**Analysis**: measurements or operating data are evaluated.",
      ]),
      tally.length > 0
        ? `The requirements of this document are verified by ${enumeration(tally)}.`
        : "",
      verificationTable(spec),
    ],
  };
}

function traceability(spec: Specification): SectionBody {
  const hasGoals = spec.ofKind("business").length > 0;
  return {
    intro: hasGoals
      ? [
          "Links between goals and the requirements that serve them are proposed from the terms they share, and are to be confirmed by the stakeholders.",
        ]
      : [],
    parts: [
      { title: "From source to requirement", blocks: [forwardTable(spec)] },
      { title: "From requirement to source", blocks: [backwardTable(spec)] },
    ],
  };
}

function openQuestions(spec: Specification): SectionBody {
  const amount = spec.questions.length;
  const lead =
    amount > 0
      ? `${count(amount, "question")} must be answered before ${amount === 1 ? "the part it concerns" : "the parts they concern"} can be agreed.`
      : "";
  return { intro: [lead, questionTable(spec)] };
}

/** Writers of the sections of the software requirements specification, by section id. */
export const SRS_SECTIONS: Record<string, (spec: Specification) => SectionBody> = {
  introduction,
  "product-perspective": productPerspective,
  "user-classes": (spec) => ({ intro: [userClassTable(spec, true)] }),
  "functional-requirements": featureParts,
  "external-interfaces": externalInterfaces,
  "quality-attributes": qualityAttributes,
  constraints,
  verification,
  traceability,
  "open-questions": openQuestions,
  glossary: (spec) => ({ intro: [glossaryTable(spec)] }),
};
