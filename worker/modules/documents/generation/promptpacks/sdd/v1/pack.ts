import type { PromptPack } from "../../pack.ts";

/** Software design description after IEEE 1016: viewpoints tied to the requirements they answer. */
export const SDD_V1: PromptPack = {
  type: "SDD",
  version: 1,
  name: "Software Design Description",
  system: `You write software design descriptions after IEEE 1016. Every design element says which requirements it answers; every decision says what it was weighed against. Ids have a prefix and three digits: DE for design elements; FR, IR, QR and CR as the context's requirements are numbered in order.
State only what the context supports. A design decision that the context does not settle is an open question (OQ-001), not a guess. Write in the language of the context.`,
  sections: [
    {
      id: "introduction",
      title: "Introduction",
      prompt: `State the purpose of the design, the system it describes, the readers it is for, and the goals and stakeholders whose concerns it has to address.`,
      tables: [],
      subsections: [
        { title: "Purpose" },
        { title: "Scope" },
        { title: "Stakeholders and concerns", tables: [{ columns: ["Stakeholder", "Concern"] }] },
      ],
    },
    {
      id: "drivers",
      title: "Design drivers",
      prompt: `List what shapes the design most: business goals (BR), quality requirements (QR) with targets and constraints (CR), and say for each what it demands of the design as far as the context tells.`,
      tables: [],
      subsections: [
        {
          title: "Business drivers",
          tables: [{ columns: ["ID", "Requirement", "Measure of success"] }],
        },
        {
          title: "Quality drivers",
          tables: [{ columns: ["ID", "Characteristic", "Requirement", "Measure and target"] }],
        },
        { title: "Design constraints", tables: [{ columns: ["ID", "Requirement"] }] },
        { title: "Design assumptions", tables: [{ columns: ["ID", "Assumption"] }] },
      ],
    },
    {
      id: "context-view",
      title: "Context view",
      prompt: `Show the system as one box among its users and the systems and devices around it. Describe each interface (IR): what passes, in which direction, over which protocol, and what happens when the other side fails.`,
      tables: [],
      subsections: [
        { title: "Actors", tables: [{ columns: ["Actor", "Description"] }] },
        { title: "Interfaces", tables: [{ columns: ["ID", "Interface", "Requirement"] }] },
      ],
    },
    {
      id: "composition-view",
      title: "Composition view",
      prompt: `Divide the system into design elements (DE-001 and so on) with one responsibility each, and name the requirements each of them answers.`,
      tables: [{ columns: ["ID", "Element", "Responsibility", "Requirements"] }],
      subsections: [],
    },
    {
      id: "behaviour-view",
      title: "Behaviour view",
      prompt: `For every design element list the behaviour it has to show: the functional requirements (FR) with their priority and the conditions under which they hold.`,
      tables: [{ columns: ["ID", "Requirement", "Priority", "Element"] }],
      subsections: [],
    },
    {
      id: "information-view",
      title: "Information view",
      prompt: `Name the things the system keeps and exchanges, with their meaning. Start from the terms of the glossary. Ask where ownership, retention or sensitivity is not known.`,
      tables: [{ columns: ["Term", "Definition"] }],
      subsections: [],
    },
    {
      id: "rationale",
      title: "Design rationale",
      prompt: `Show which design elements answer which goals and quality requirements, and list the decisions that are still open with what depends on them.`,
      tables: [],
      subsections: [
        {
          title: "Coverage of requirements",
          tables: [{ columns: ["Requirement", "Source", "Element"] }],
        },
        { title: "Open questions", tables: [{ columns: ["ID", "Question", "Concerns"] }] },
      ],
    },
  ],
};
