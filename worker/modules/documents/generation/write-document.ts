import type { ProjectContext } from "../context/contract.ts";
import { escapeMarkdown, singleLine } from "../context/escape-markdown.ts";
import { GenerationFailedError } from "./generation-failed-error.ts";
import { checkDocument, checkSection } from "./guardrails/check-document.ts";
import type { GuardrailReport } from "./guardrails/report.ts";
import { knownTextOf } from "./known-text.ts";
import { type PackSection, type PromptPack, sectionNumber } from "./promptpacks/pack.ts";
import type {
  SectionProvider,
  SectionRequest,
  TokenUsage,
  WrittenSection,
} from "./providers/section-provider.ts";

export interface WriteProgress {
  done: number;
  total: number;
  /** What is being done, for people. */
  label: string;
}

export interface WriteDocument {
  pack: PromptPack;
  title: string;
  context: ProjectContext;
  instructions?: string | undefined;
  provider: SectionProvider;
  /** Awaited for each new section, so that the caller can store it. */
  onSection?: (index: number, markdown: string) => Promise<void>;
  /** Awaited before each section and at the end, and now and then in between; a rejection ends the work. */
  onProgress?: (progress: WriteProgress) => Promise<void>;
  /** Sections stored by an earlier attempt; those that follow without a gap are kept. */
  resumeFrom?: readonly WrittenSection[];
  signal?: AbortSignal | undefined;
}

export interface WrittenDocument {
  markdown: string;
  report: GuardrailReport;
  usage: TokenUsage;
}

/** Shorter than the time after which a silent job is taken for dead. */
const HEARTBEAT_MS = 15_000;

function gapless(sections: readonly WrittenSection[], pack: PromptPack): WrittenSection[] {
  const byIndex = new Map(sections.map((section) => [section.index, section]));
  const kept: WrittenSection[] = [];
  for (let index = 0; index < pack.sections.length; index += 1) {
    const section = byIndex.get(index);
    if (!section) break;
    kept.push(section);
  }
  return kept;
}

/** Runs `work` while `beat` is called from time to time; the first rejection of either ends both. */
async function withHeartbeat<T>(
  work: (signal: AbortSignal) => Promise<T>,
  beat: () => Promise<void>,
  outer: AbortSignal | undefined,
): Promise<T> {
  const controller = new AbortController();
  const signal = outer ? AbortSignal.any([outer, controller.signal]) : controller.signal;
  const timer = setInterval(() => {
    beat().catch((error: unknown) => controller.abort(error));
  }, HEARTBEAT_MS);
  try {
    return await work(signal);
  } finally {
    clearInterval(timer);
  }
}

class DocumentWriter {
  private readonly input: WriteDocument;
  private readonly knownText: string;
  private readonly sections: WrittenSection[];
  private readonly usage: TokenUsage = { inputTokens: 0, outputTokens: 0 };

  constructor(input: WriteDocument) {
    this.input = input;
    this.sections = gapless(input.resumeFrom ?? [], input.pack);
    this.knownText = knownTextOf(input.context, input.title, input.instructions);
  }

  async write(): Promise<WrittenDocument> {
    const { pack, signal, onSection } = this.input;
    for (let index = this.sections.length; index < pack.sections.length; index += 1) {
      const section = pack.sections[index];
      if (!section) break;
      signal?.throwIfAborted();
      const heading = `${sectionNumber(pack, section)} ${section.title}`;
      await this.progress(index, `Writing “${heading}”`);
      const markdown = await withHeartbeat(
        (sectionSignal) => this.writeChecked(section, sectionSignal),
        () => this.progress(index, `Writing “${heading}”`),
        signal,
      );
      await onSection?.(index, markdown);
      this.sections.push({ index, markdown });
    }
    signal?.throwIfAborted();
    await this.progress(pack.sections.length, "Checking the document");
    return this.finish();
  }

  private async progress(done: number, label: string): Promise<void> {
    await this.input.onProgress?.({ done, total: this.input.pack.sections.length, label });
  }

  /** Writes a section, and once more with what was wrong if it does not pass. */
  private async writeChecked(section: PackSection, signal: AbortSignal): Promise<string> {
    const first = await this.ask(section, signal);
    const report = this.check(first, section);
    if (report.passed) return first;
    const second = await this.ask(section, signal, { markdown: first, findings: report.findings });
    const secondReport = this.check(second, section);
    if (secondReport.passed) return second;
    throw new GenerationFailedError(section.title, secondReport);
  }

  private check(markdown: string, section: PackSection): GuardrailReport {
    const { pack } = this.input;
    const before = this.sections.map((written) => written.markdown).join("\n\n");
    return checkSection(markdown, { pack, section, before, knownText: this.knownText });
  }

  private async ask(
    section: PackSection,
    signal: AbortSignal,
    fix?: SectionRequest["fix"],
  ): Promise<string> {
    const { pack, title, context, instructions, provider } = this.input;
    const request: SectionRequest = {
      pack,
      section,
      title,
      context,
      instructions,
      previousSections: [...this.sections],
      ...(fix ? { fix } : {}),
    };
    const { markdown, usage } = await provider.writeSection(request, signal);
    signal.throwIfAborted();
    this.usage.inputTokens += usage?.inputTokens ?? 0;
    this.usage.outputTokens += usage?.outputTokens ?? 0;
    return markdown.trim();
  }

  private finish(): WrittenDocument {
    const { title, pack } = this.input;
    const heading = `# ${escapeMarkdown(title) || pack.name}`;
    const body = this.sections.map(({ markdown }) => markdown);
    const markdown = `${[heading, ...body].join("\n\n")}\n`;
    const report = checkDocument(markdown, pack, { knownText: this.knownText });
    if (!report.passed) throw new GenerationFailedError(undefined, report);
    return { markdown, report, usage: this.usage };
  }
}

/**
 * Writes a document section by section and checks each of them and the whole. A section that does
 * not pass is written once more; throws GenerationFailedError with the report if that does not help,
 * the provider's DomainError if it cannot write, and the signal's reason if it is aborted.
 */
export function writeDocument(input: WriteDocument): Promise<WrittenDocument> {
  return new DocumentWriter({ ...input, title: singleLine(input.title) }).write();
}
