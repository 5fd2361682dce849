import type { ExportSource } from "./export-source.ts";
import { normalizeText } from "./markdown/chunk-markdown.ts";

/** The source with its names on one line each. */
export function cleanSource(source: ExportSource): ExportSource {
  const line = (text: string): string => normalizeText(text).replace(/\s+/g, " ").trim();
  return {
    ...source,
    title: line(source.title),
    projectName: line(source.projectName),
    organizationName: line(source.organizationName),
    versionLabel: source.versionLabel === null ? null : line(source.versionLabel),
    publishedBy: line(source.publishedBy),
    control:
      source.control?.map((entry) => ({
        ...entry,
        label: entry.label === null ? null : line(entry.label),
        publishedBy: line(entry.publishedBy),
        approvals: entry.approvals.map((one) => ({ ...one, name: line(one.name) })),
      })) ?? null,
  };
}
