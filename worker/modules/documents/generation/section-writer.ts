import { storable } from "../../../kernel/text.ts";
import type { ProjectContext } from "../context/contract.ts";
import { GenerationFailedError } from "./generation-failed-error.ts";
import { checkSection } from "./guardrails/check-document.ts";
import type { GuardrailReport } from "./guardrails/report.ts";
import { knownTextOf } from "./known-text.ts";
import type { PackSection, PromptPack } from "./promptpacks/pack.ts";
import { ProviderFailure } from "./providers/provider-failure.ts";
import type {
  SectionProvider,
  SectionRequest,
  TokenUsage,
  WrittenSection,
} from "./providers/section-provider.ts";
import type { RequirementMemory } from "./requirement-memory.ts";
import { withPulse } from "./with-pulse.ts";

const WRAPPING_FENCE = /^(`{3,}|~{3,})[ \t]*(?:markdown|md)?[ \t]*\r?\n([\s\S]*?)\r?\n\1[ \t]*$/i;

/** What the writing of one section took. */
export interface SectionResult {
  section: PackSection;
  passedFirst: boolean;
  passed: boolean;
  usage: TokenUsage;
}

export interface SectionWriting {
  pack: PromptPack;
  title: string;
  context: ProjectContext;
  instructions?: string | undefined;
  provider: SectionProvider;
  /** The requirements that the document has and had. */
  memory?: RequirementMemory | undefined;
  /** Told whenever more of the section's text is there. */
  onText?: ((section: PackSection, text: string) => void) | undefined;
  /** Awaited when a section has passed or failed for good. */
  onResult?: ((result: SectionResult) => Promise<void>) | undefined;
  /** Awaited every second while a section is written; a rejection ends the work. */
  onPulse?: (() => Promise<void>) | undefined;
  signal?: AbortSignal | undefined;
}

function withoutWrappingFence(text: string): string {
  const trimmed = text.trim();
  return WRAPPING_FENCE.exec(trimmed)?.[2]?.trim() ?? trimmed;
}

/** Writes single sections and checks them; each is written once more if it does not pass. */
export class SectionWriter {
  readonly knownText: string;
  private readonly input: SectionWriting;

  constructor(input: SectionWriting) {
    this.input = input;
    this.knownText = knownTextOf(input.context, input.title, input.instructions);
  }

  /** Throws GenerationFailedError with the report when the second attempt does not pass either. */
  write(
    section: PackSection,
    before: readonly WrittenSection[],
    existing?: string,
  ): Promise<string> {
    const { signal, onPulse } = this.input;
    return withPulse((inner) => this.writeChecked(section, before, existing, inner), {
      onPulse,
      signal,
    });
  }

  private async writeChecked(
    section: PackSection,
    before: readonly WrittenSection[],
    existing: string | undefined,
    signal: AbortSignal,
  ): Promise<string> {
    const usage: TokenUsage = { inputTokens: 0, outputTokens: 0 };
    const ask = (fix?: SectionRequest["fix"]) =>
      this.ask({ section, previousSections: before, existing, ...(fix && { fix }) }, usage, signal);
    const first = await ask();
    const report = this.check(first, section, before);
    if (report.passed) {
      await this.input.onResult?.({ section, passedFirst: true, passed: true, usage });
      return first;
    }
    const second = await ask({ markdown: first, findings: report.findings });
    const secondReport = this.check(second, section, before);
    const { passed } = secondReport;
    await this.input.onResult?.({ section, passedFirst: false, passed, usage });
    if (!passed) throw new GenerationFailedError(section.title, secondReport);
    return second;
  }

  private check(
    markdown: string,
    section: PackSection,
    sections: readonly WrittenSection[],
  ): GuardrailReport {
    const before = sections.map((written) => written.markdown).join("\n\n");
    const { knownText } = this;
    return checkSection(markdown, { pack: this.input.pack, section, before, knownText });
  }

  private async ask(
    request: Pick<SectionRequest, "section" | "previousSections" | "existing" | "fix">,
    usage: TokenUsage,
    signal: AbortSignal,
  ): Promise<string> {
    const { pack, title, context, instructions, memory, provider, onText } = this.input;
    let text = "";
    const parts = provider.streamSection(
      { pack, title, context, instructions, memory, ...request },
      signal,
    );
    for await (const part of parts) {
      if (part.kind === "usage") {
        usage.inputTokens += part.usage.inputTokens;
        usage.outputTokens += part.usage.outputTokens;
        continue;
      }
      text = part.kind === "text" ? text + part.text : "";
      onText?.(request.section, text);
    }
    signal.throwIfAborted();
    const markdown = withoutWrappingFence(storable(text));
    if (markdown === "") throw new ProviderFailure("empty");
    return markdown;
  }
}
