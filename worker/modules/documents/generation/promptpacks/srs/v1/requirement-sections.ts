import type { PackSection } from "../../pack.ts";

export const REQUIREMENT_SECTIONS: readonly PackSection[] = [
  {
    id: "functional-requirements",
    title: "Functional requirements",
    prompt: `Turn every feature into numbered, atomic, testable requirements. Give each feature a heading of level 3 and one table. One sentence with one "shall" per row; split what is compound. The acceptance criteria say what is observed when the requirement is met: preconditions, action, result, and the limits at which behaviour changes. A word such as "fast" or "easy" without a measure is not testable: write the open question that would make it so.`,
    tables: [{ columns: ["ID", "Requirement", "Priority", "Acceptance criteria"] }],
    subsections: [],
  },
  {
    id: "external-interfaces",
    title: "External interfaces",
    prompt: `Specify every interface with people, devices, other software and networks as requirements with ids IR-001 and so on: purpose, direction, data, format, protocol and behaviour on failure, as far as the context gives them. Group them by kind; say plainly where a kind has none.`,
    tables: [{ columns: ["ID", "Interface", "Requirement", "Acceptance criteria"] }],
    subsections: [
      { title: "User interfaces" },
      { title: "Hardware interfaces" },
      { title: "Software interfaces" },
      { title: "Communications interfaces" },
    ],
  },
  {
    id: "quality-attributes",
    title: "Quality attributes",
    prompt: `Specify quality requirements by the characteristics of ISO/IEC 25010:2023 with ids QR-001 and so on. Each has a measure and a target value that a test or an operating record can confirm. Where the context gives no target, ask for it.`,
    tables: [{ columns: ["ID", "Characteristic", "Requirement", "Measure and target"] }],
    subsections: [],
  },
  {
    id: "constraints",
    title: "Constraints",
    prompt: `State the constraints on design, technology, law, operation and delivery as requirements with ids CR-001 and so on. Do not explain them away and do not add constraints that the context does not give.`,
    tables: [{ columns: ["ID", "Requirement", "Acceptance criteria"] }],
    subsections: [],
  },
];
