import { listSections, type Section } from "./sections.ts";

const maxDrafts = 200;
const maxContentLength = 100_000;

const recent = new Map<string, { content: string; sections: Section[] }>();

/** The sections of a draft; this isolate remembers those of the drafts it saw last. */
export function sectionsOf(documentId: string, content: string): Section[] {
  const known = recent.get(documentId);
  if (known?.content === content) return known.sections;
  const sections = listSections(content);
  recent.delete(documentId);
  if (content.length <= maxContentLength) recent.set(documentId, { content, sections });
  const [oldest] = recent.keys();
  if (recent.size > maxDrafts && oldest !== undefined) recent.delete(oldest);
  return sections;
}
