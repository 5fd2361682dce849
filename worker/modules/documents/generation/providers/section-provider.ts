import type { ProjectContext } from "../../context/contract.ts";
import type { GuardrailFinding } from "../guardrails/report.ts";
import type { PackSection, PromptPack } from "../promptpacks/pack.ts";

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
  /** What was wrong with the text written before, on the second attempt. */
  fix?: { markdown: string; findings: readonly GuardrailFinding[] };
}

export interface TokenUsage {
  inputTokens: number;
  outputTokens: number;
}

export interface SectionResult {
  markdown: string;
  usage?: TokenUsage;
}

/** Writes one section of a document at a time. */
export interface SectionProvider {
  name: string;
  model: string;
  /** Rejects with a DomainError whose message a person understands; UNAVAILABLE is worth a retry. */
  writeSection: (request: SectionRequest, signal?: AbortSignal) => Promise<SectionResult>;
}
