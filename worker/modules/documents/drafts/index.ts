export { openRoom } from "./open-room.ts";
export { readDraft } from "./read-draft.ts";
export { saveDraftSnapshot } from "./save-draft-snapshot.ts";
