import { listUnsaved } from "./kept-edits.ts";
import { listWithImages } from "./kept-images.ts";

/** A draft that is open in this tab. */
export interface OpenDraft {
  docId: string;
  isUnsaved: () => boolean;
  /** Resolves once the server has everything, or after the time given. */
  whenSaved: (timeoutMs: number) => Promise<unknown>;
}

const SAVE_WAIT_MS = 3_000;
const open = new Set<OpenDraft>();

/** Counts a draft as open in this tab; answers what ends that. */
export function noteOpen(draft: OpenDraft): () => void {
  open.add(draft);
  return () => void open.delete(draft);
}

/**
 * The documents with edits or images that only this device has: of this visit and of earlier ones.
 * What is just being saved is waited for.
 */
export async function unsavedDrafts(): Promise<string[]> {
  const drafts = [...open];
  await Promise.all(
    drafts.filter((draft) => draft.isUnsaved()).map((draft) => draft.whenSaved(SAVE_WAIT_MS)),
  );
  const openHere = new Set(drafts.map(({ docId }) => docId));
  const kept = await listUnsaved().catch(() => []);
  const documents = new Set([
    ...drafts.filter((draft) => draft.isUnsaved()).map(({ docId }) => docId),
    ...kept.filter((docId) => !openHere.has(docId)),
    ...(await listWithImages().catch(() => [])),
  ]);
  return [...documents];
}
