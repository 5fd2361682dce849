import type { PackSection, PromptPack } from "../../pack.ts";
import { ADR_V1 } from "../v1/pack.ts";

const OPTIONS_PROMPT = `Describe the options, the one of changing nothing among them, and weigh each of them against the drivers. Say for each what it costs to leave it again. If no options are given, say so and state what an option has to show.`;

const CONSEQUENCES: PackSection = {
  id: "consequences",
  title: "Consequences",
  prompt: `State what becomes easier, what becomes harder and what is out of the question from now on.`,
  tables: [],
  subsections: [{ title: "Bounds" }],
};

const CONFIRMATION: PackSection = {
  id: "confirmation",
  title: "Confirmation",
  prompt: `State for each driver how it will be seen that the decision holds: what is measured or examined, by which method, and against which value. A driver without a measure names the open question that would give it one.`,
  tables: [{ columns: ["Driver", "What confirms it", "Method"] }],
  subsections: [],
};

/** As version 1, with how the decision is confirmed as a table of its own, driver by driver. */
export const ADR_V2: PromptPack = {
  ...ADR_V1,
  version: 2,
  sections: ADR_V1.sections.flatMap((section) => {
    if (section.id === "options") return [{ ...section, prompt: OPTIONS_PROMPT }];
    return section.id === "consequences" ? [CONSEQUENCES, CONFIRMATION] : [section];
  }),
};
