import type { DraftState } from "../../../../durable/document-room/client.ts";
import { listSections, type Section } from "./sections.ts";

/** Some ten megabytes. */
const maxSections = 50_000;

interface Known {
  version: string;
  sections: Section[];
}

const recent = new Map<string, Known>();
let kept = 0;

/** The sections of a draft; this isolate remembers those of the drafts it saw last. */
export function sectionsOf(
  documentId: string,
  { content, revision, updatedAt }: Pick<DraftState, "content" | "revision" | "updatedAt">,
): Section[] {
  const version = `${revision} ${updatedAt} ${content.length}`;
  const known = recent.get(documentId);
  if (known?.version === version) return known.sections;
  forget(documentId);
  const sections = listSections(content);
  recent.set(documentId, { version, sections });
  kept += sections.length;
  for (const oldest of recent.keys()) {
    if (kept <= maxSections) break;
    forget(oldest);
  }
  return sections;
}

function forget(documentId: string): void {
  kept -= recent.get(documentId)?.sections.length ?? 0;
  recent.delete(documentId);
}
