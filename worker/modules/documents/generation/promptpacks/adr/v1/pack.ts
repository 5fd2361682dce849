import type { PromptPack } from "../../pack.ts";

/** Architecture decision record: context, forces, options, decision, consequences. */
export const ADR_V1: PromptPack = {
  type: "ADR",
  version: 1,
  name: "Architecture Decision Record",
  system: `You write architecture decision records that a newcomer understands years later. Forces come from the context and carry the ids of its requirements (BR, FR, IR, QR, CR with three digits, numbered in order).
A decision that the context and the instructions do not give is recorded as proposed and open, with the questions (OQ-001) that must be answered first: never decide on the team's behalf. Write in the language of the context.`,
  sections: [
    {
      id: "status",
      title: "Status",
      prompt: `State whether the decision is proposed, accepted, rejected or superseded, and who has a say in it.`,
      tables: [{ columns: ["Stakeholder", "Role", "Interest"] }],
      subsections: [],
    },
    {
      id: "context",
      title: "Context",
      prompt: `Describe the situation that calls for a decision: the product, its problem, what it has to do, what it stands next to, and what is assumed.`,
      tables: [],
      subsections: [
        { title: "Situation" },
        {
          title: "What the system has to do",
          tables: [{ columns: ["ID", "Requirement", "Priority"] }],
        },
        {
          title: "Neighbouring systems",
          tables: [{ columns: ["ID", "Interface", "Requirement"] }],
        },
        { title: "Assumptions", tables: [{ columns: ["ID", "Assumption"] }] },
      ],
    },
    {
      id: "drivers",
      title: "Decision drivers",
      prompt: `List the goals, quality requirements and constraints that the decision is measured against, with their target values.`,
      tables: [{ columns: ["ID", "Requirement", "Measure"] }],
      subsections: [],
    },
    {
      id: "options",
      title: "Options considered",
      prompt: `Describe the options and weigh each of them against the drivers. If no options are given, say so and state what an option has to show.`,
      tables: [{ columns: ["Driver", "What an option has to show"] }],
      subsections: [],
    },
    {
      id: "decision",
      title: "Decision",
      prompt: `State the decision in one sentence of the active voice and give the reasons that tipped the balance, or say that it is open and what it waits for.`,
      tables: [],
      subsections: [],
    },
    {
      id: "consequences",
      title: "Consequences",
      prompt: `State what becomes easier, what becomes harder, what is out of the question from now on, and how it will be seen whether the decision was right.`,
      tables: [],
      subsections: [{ title: "Bounds" }, { title: "How the decision is checked" }],
    },
    {
      id: "open-questions",
      title: "Open questions",
      prompt: `List the questions that must be answered before the decision can be accepted, with what each of them concerns.`,
      tables: [{ columns: ["ID", "Question", "Concerns"] }],
      subsections: [],
    },
    {
      id: "glossary",
      title: "Terms",
      prompt: `Define the terms that the record uses and a newcomer may not know.`,
      tables: [{ columns: ["Term", "Definition"] }],
      subsections: [],
    },
  ],
};
