import { escapeMarkdown, singleLine } from "../context/escape-markdown.ts";
import { GenerationFailedError } from "./generation-failed-error.ts";
import { checkDocument } from "./guardrails/check-document.ts";
import type { GuardrailReport } from "./guardrails/report.ts";
import { idsDefinedIn, keepSectionIds } from "./keep-section-ids.ts";
import { type PromptPack, sectionNumber } from "./promptpacks/pack.ts";
import type { WrittenSection } from "./providers/section-provider.ts";
import { rememberRequirements } from "./requirement-memory.ts";
import { SectionWriter, type SectionWriting } from "./section-writer.ts";

export interface WriteProgress {
  done: number;
  total: number;
  /** What is being done, for people. */
  label: string;
}

export interface WriteDocument extends SectionWriting {
  /** Awaited for each new section, so that the caller can store it. */
  onSection?: (index: number, markdown: string) => Promise<void>;
  /** Awaited before each section and at the end; a rejection ends the work. */
  onProgress?: (progress: WriteProgress) => Promise<void>;
  /** Sections stored by an earlier attempt; those that follow without a gap are kept. */
  resumeFrom?: readonly WrittenSection[];
}

export interface WrittenDocument {
  markdown: string;
  report: GuardrailReport;
}

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

/** Heading of the first level of a document that is written from nothing, without its mark. */
export function documentHeading(title: string, pack: PromptPack): string {
  return escapeMarkdown(singleLine(title)) || pack.name;
}

/**
 * Writes a document section by section and checks each of them and the whole. A section that does
 * not pass is written once more; throws GenerationFailedError with the report if that does not help,
 * the provider's DomainError if it cannot write, and the signal's reason if it is aborted.
 */
export async function writeDocument(input: WriteDocument): Promise<WrittenDocument> {
  const { pack, signal, onProgress, onSection } = input;
  const title = singleLine(input.title);
  const writer = new SectionWriter({ ...input, title });
  const sections = gapless(input.resumeFrom ?? [], pack);
  const total = pack.sections.length;
  const { memory = rememberRequirements([]) } = input;
  const defined = idsDefinedIn(...sections.map(({ markdown }) => markdown));
  for (let index = sections.length; index < total; index += 1) {
    const section = pack.sections[index];
    if (!section) break;
    signal?.throwIfAborted();
    const heading = `${sectionNumber(pack, section)} ${section.title}`;
    await onProgress?.({ done: index, total, label: `Writing “${heading}”` });
    const written = await writer.write(section, [...sections]);
    const markdown = keepSectionIds(written, memory, defined);
    for (const id of idsDefinedIn(markdown)) defined.add(id);
    await onSection?.(index, markdown);
    sections.push({ index, markdown });
  }
  signal?.throwIfAborted();
  await onProgress?.({ done: total, total, label: "Checking the document" });
  const body = sections.map(({ markdown }) => markdown);
  const markdown = `${[`# ${documentHeading(title, pack)}`, ...body].join("\n\n")}\n`;
  const report = checkDocument(markdown, pack, { knownText: writer.knownText });
  if (!report.passed) throw new GenerationFailedError(undefined, report);
  return { markdown, report };
}
