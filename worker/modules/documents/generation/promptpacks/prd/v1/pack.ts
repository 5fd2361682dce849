import type { PromptPack } from "../../pack.ts";

/** Product requirements document: why, for whom, what first. */
export const PRD_V1: PromptPack = {
  type: "PRD",
  version: 1,
  name: "Product Requirements Document",
  system: `You write product requirements documents that a product team decides from. Lead with the problem and the outcome, then say what is built, in which order, and how success is seen.
State only what the context supports; whatever is missing becomes an open question with an id (OQ-001). Requirement ids have a prefix and three digits (FR-001) and never change once given. Priorities are Must, Should, Could and Won't.
Write in the language of the context, in plain sentences, without advertising.`,
  sections: [
    {
      id: "summary",
      title: "Summary",
      prompt: `In a few sentences: what the product is, whose problem it solves, and what will be different once it exists. Name the most important decisions that are still open.`,
      tables: [],
      subsections: [{ title: "Problem" }, { title: "Vision" }],
    },
    {
      id: "goals",
      title: "Goals and success measures",
      prompt: `List the goals as business requirements with ids BR-001 and so on, each with the measure and the value that counts as success. Say what the product deliberately does not pursue.`,
      tables: [{ columns: ["ID", "Requirement", "Measure of success"] }],
      subsections: [{ title: "Objectives" }, { title: "Out of scope" }],
    },
    {
      id: "audience",
      title: "Users and stakeholders",
      prompt: `Describe the classes of user with their needs and habits, and the stakeholders with their interest in the product.`,
      tables: [],
      subsections: [
        { title: "User classes", tables: [{ columns: ["User class", "Description"] }] },
        { title: "Stakeholders", tables: [{ columns: ["Stakeholder", "Role", "Interest"] }] },
      ],
    },
    {
      id: "features",
      title: "Features",
      prompt: `Describe each feature under its own heading of level 3 with a table of its requirements: ids FR-001 and so on, one testable "shall" sentence per row, priority and acceptance criteria.`,
      tables: [{ columns: ["ID", "Requirement", "Priority", "Acceptance criteria"] }],
      subsections: [],
    },
    {
      id: "release-plan",
      title: "Release scope",
      prompt: `Group the features by priority: what the first release cannot do without, what follows, what is left for later. Do not invent dates.`,
      tables: [{ columns: ["Priority", "Features", "Requirements"] }],
      subsections: [],
    },
    {
      id: "conditions",
      title: "Quality, interfaces and constraints",
      prompt: `State what the product must live up to and live with: quality requirements (QR) with target values, interfaces (IR) and constraints (CR), each as one "shall" sentence.`,
      tables: [],
      subsections: [
        {
          title: "Quality requirements",
          tables: [{ columns: ["ID", "Requirement", "Measure and target"] }],
        },
        { title: "Interfaces", tables: [{ columns: ["ID", "Interface", "Requirement"] }] },
        { title: "Constraints", tables: [{ columns: ["ID", "Requirement"] }] },
      ],
    },
    {
      id: "assumptions",
      title: "Assumptions and open questions",
      prompt: `List the assumptions (AS-001) and the open questions (OQ-001) with what depends on each of them.`,
      tables: [],
      subsections: [
        { title: "Assumptions", tables: [{ columns: ["ID", "Assumption"] }] },
        { title: "Open questions", tables: [{ columns: ["ID", "Question", "Concerns"] }] },
      ],
    },
    {
      id: "glossary",
      title: "Glossary",
      prompt: `Define the terms and abbreviations that the document uses, in alphabetical order.`,
      tables: [{ columns: ["Term", "Definition"] }],
      subsections: [],
    },
  ],
};
