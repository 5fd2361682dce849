import type { PackSection } from "../../pack.ts";

export const OVERVIEW_SECTIONS: readonly PackSection[] = [
  {
    id: "introduction",
    title: "Introduction",
    prompt: `State what the document specifies and for whom, name the product, and draw the line between what is in scope and what is not. List the business goals as requirements with ids BR-001, BR-002 and so on, each with the measure by which its success is judged. List the stakeholders with their role and interest. Explain the id prefixes, the priorities and the meaning of "shall" as the document uses them.`,
    tables: [],
    subsections: [
      { title: "Purpose" },
      { title: "Scope" },
      {
        title: "Business requirements",
        tables: [{ columns: ["ID", "Requirement", "Measure of success"] }],
      },
      { title: "Stakeholders", tables: [{ columns: ["Stakeholder", "Role", "Interest"] }] },
      { title: "Document conventions" },
    ],
  },
  {
    id: "product-perspective",
    title: "Product perspective",
    prompt: `Describe the problem the product solves, its place among the systems and people around it, and its main functions at a glance with their priority. List the assumptions with ids AS-001 and so on: statements that are taken for true and would change the requirements if they were not.`,
    tables: [],
    subsections: [
      { title: "Problem and vision" },
      { title: "System context" },
      {
        title: "Product functions",
        tables: [{ columns: ["Function", "Priority", "Requirements"] }],
      },
      { title: "Assumptions and dependencies", tables: [{ columns: ["ID", "Assumption"] }] },
    ],
  },
  {
    id: "user-classes",
    title: "User classes",
    prompt: `Describe each class of user: who they are, how much they know about the subject, how often they use the product, and which functions concern them. Say which class matters most when needs conflict, if the context says so.`,
    tables: [{ columns: ["User class", "Description", "Expertise", "Frequency of use"] }],
    subsections: [],
  },
];
