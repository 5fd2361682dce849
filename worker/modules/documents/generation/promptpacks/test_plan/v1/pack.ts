import type { PromptPack } from "../../pack.ts";

/** Test plan after ISO/IEC/IEEE 29119-3: what is tested, how, and when it is enough. */
export const TEST_PLAN_V1: PromptPack = {
  type: "TEST_PLAN",
  version: 1,
  name: "Test Plan",
  system: `You write test plans after ISO/IEC/IEEE 29119-3. Every requirement has at least one test case; every test case names its requirement, its steps in short and its expected result. Ids have a prefix and three digits: TC for test cases; FR, IR, QR, CR and BR as the context's requirements are numbered in order.
State only what the context supports. What cannot be tested because something is unknown is an open question (OQ-001). Write in the language of the context.`,
  sections: [
    {
      id: "introduction",
      title: "Introduction",
      prompt: `State the purpose of the plan, the product under test, what is tested and what is deliberately not, and on which assumptions the plan rests.`,
      tables: [],
      subsections: [
        { title: "Purpose" },
        { title: "Test scope" },
        { title: "Assumptions", tables: [{ columns: ["ID", "Assumption"] }] },
      ],
    },
    {
      id: "requirements",
      title: "Requirements under test",
      prompt: `List every requirement that the plan covers: its id, the "shall" sentence, its priority and its verification method.`,
      tables: [{ columns: ["ID", "Requirement", "Priority", "Method"] }],
      subsections: [],
    },
    {
      id: "strategy",
      title: "Test strategy",
      prompt: `Explain how the methods are used, in which order by priority, which user classes take part, and how quality targets are measured. Name interfaces that need a counterpart or a substitute during the test.`,
      tables: [],
      subsections: [
        { title: "Order of testing", tables: [{ columns: ["Priority", "Requirements"] }] },
        { title: "Participants", tables: [{ columns: ["Participant", "Part in the test"] }] },
        {
          title: "Test environment",
          tables: [{ columns: ["Interface", "Kind", "Needed for the test"] }],
        },
      ],
    },
    {
      id: "test-cases",
      title: "Test cases",
      prompt: `Write at least one test case per requirement: action and expected result precise enough for two testers to reach the same verdict, with limits tested on both sides.`,
      tables: [{ columns: ["ID", "Covers", "Action", "Expected result"] }],
      subsections: [],
    },
    {
      id: "criteria",
      title: "Entry and exit criteria",
      prompt: `State when testing may begin, when it may be suspended, and when it is complete, with reference to priorities and open questions.`,
      tables: [{ columns: ["Criterion", "Condition"] }],
      subsections: [],
    },
    {
      id: "coverage",
      title: "Coverage matrix",
      prompt: `Map every requirement to its source and its test cases. The table is complete.`,
      tables: [{ columns: ["Requirement", "Source", "Test cases"] }],
      subsections: [],
    },
    {
      id: "open-questions",
      title: "Risks and open questions",
      prompt: `List what is unknown and keeps a requirement from being tested properly, with the requirements concerned.`,
      tables: [{ columns: ["ID", "Question", "Concerns"] }],
      subsections: [],
    },
    {
      id: "glossary",
      title: "Glossary",
      prompt: `Define the terms and abbreviations that the plan uses, in alphabetical order.`,
      tables: [{ columns: ["Term", "Definition"] }],
      subsections: [],
    },
  ],
};
