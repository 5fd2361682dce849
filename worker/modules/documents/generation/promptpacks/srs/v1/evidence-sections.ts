import type { PackSection } from "../../pack.ts";

export const EVIDENCE_SECTIONS: readonly PackSection[] = [
  {
    id: "verification",
    title: "Verification",
    prompt: `Give every requirement of the document one verification method (test, demonstration, inspection or analysis) and the evidence that will show it is met. Leave no requirement out.`,
    tables: [{ columns: ["Requirement", "Method", "Evidence"] }],
    subsections: [],
  },
  {
    id: "traceability",
    title: "Traceability matrix",
    prompt: `Trace both ways. Forward: from every goal, feature, interface, quality attribute and constraint to the requirements that serve it. Backward: from every requirement to its source and to its verification. Both tables are complete.`,
    tables: [],
    subsections: [
      {
        title: "From source to requirement",
        tables: [{ columns: ["Source", "Kind", "Requirements"] }],
      },
      {
        title: "From requirement to source",
        tables: [{ columns: ["Requirement", "Source", "Goals served", "Verification"] }],
      },
    ],
  },
  {
    id: "open-questions",
    title: "Open questions",
    prompt: `Collect every open question of the document with its id, what it is about, and what cannot be decided until it is answered. Say so in one sentence where none is open.`,
    tables: [{ columns: ["ID", "Question", "Concerns"] }],
    subsections: [],
  },
  {
    id: "glossary",
    title: "Glossary",
    prompt: `Define the terms and abbreviations that the document uses, in alphabetical order, beginning with those the context defines.`,
    tables: [{ columns: ["Term", "Definition"] }],
    subsections: [],
  },
];
