import type { ProjectContext } from "../../context/contract.ts";
import { escapeMarkdown } from "../../context/escape-markdown.ts";
import {
  type PackSection,
  type PackType,
  type PromptPack,
  sectionNumber,
} from "../promptpacks/pack.ts";
import type { RequirementMemory } from "../requirement-memory.ts";
import { ADR_SECTIONS } from "./compose-adr.ts";
import { PRD_SECTIONS } from "./compose-prd.ts";
import { SDD_SECTIONS } from "./compose-sdd.ts";
import { SRS_SECTIONS } from "./compose-srs.ts";
import { TEST_PLAN_SECTIONS } from "./compose-test-plan.ts";
import { layOut, type SectionBody } from "./layout.ts";
import { type Specification, specificationOf } from "./specification.ts";

const WRITERS: Record<
  PackType,
  Record<string, (spec: Specification, section: PackSection) => SectionBody>
> = {
  SRS: SRS_SECTIONS,
  PRD: PRD_SECTIONS,
  SDD: SDD_SECTIONS,
  TEST_PLAN: TEST_PLAN_SECTIONS,
  ADR: ADR_SECTIONS,
};

export interface ComposeSection {
  pack: PromptPack;
  section: PackSection;
  context: ProjectContext;
  instructions?: string | undefined;
  memory?: RequirementMemory | undefined;
}

/**
 * Writes one section from the context alone, always the same for the same input. Instructions are
 * recorded at the end of the first section. Throws RangeError for a section it does not know.
 */
export function composeSection(input: ComposeSection): string {
  const { pack, section, context, instructions, memory } = input;
  const write = WRITERS[pack.type][section.id];
  if (!write) throw new RangeError(`The composer has no section ${pack.type}/${section.id}`);
  const number = sectionNumber(pack, section);
  const markdown = layOut(number, section.title, write(specificationOf(context, memory), section));
  const wish = escapeMarkdown(instructions ?? "");
  if (number !== 1 || wish === "") return markdown;
  return `${markdown}\n\n> **Instruction given for this document, to be taken up in review:** ${wish}`;
}
