import type { ProjectContext } from "../../context/contract.ts";
import type { GuardrailFinding } from "../guardrails/report.ts";
import type { PackSection, PromptPack } from "../promptpacks/pack.ts";
import type { RequirementMemory } from "../requirement-memory.ts";

export interface WrittenSection {
  index: number;
  markdown: string;
}

export interface SectionRequest {
  pack: PromptPack;
  section: PackSection;
  /** Title of the whole document. */
  title: string;
  context: ProjectContext;
  instructions: string | undefined;
  previousSections: readonly WrittenSection[];
  /** The requirements that have an id already. */
  memory?: RequirementMemory | undefined;
  /** The section as it stands now, when it is written anew. */
  existing?: string | undefined;
  /** What was wrong with the text written before, on the second attempt. */
  fix?: { markdown: string; findings: readonly GuardrailFinding[] };
}

export interface TokenUsage {
  inputTokens: number;
  outputTokens: number;
}

/** `restart` says that what came so far is void and the section begins again. */
export type SectionPart =
  | { kind: "text"; text: string }
  | { kind: "restart" }
  | { kind: "usage"; usage: TokenUsage };

/** Writes one section of a document at a time. */
export interface SectionProvider {
  name: string;
  model: string;
  /** Whether it is told what the pack says; one that is not writes the same with any prompts. */
  usesPrompts: boolean;
  /**
   * The section's Markdown piece by piece. Rejects with a DomainError whose message a person
   * understands, UNAVAILABLE where trying again later may help, and with the signal's reason.
   */
  streamSection: (request: SectionRequest, signal: AbortSignal) => AsyncIterable<SectionPart>;
}
