export { findLiveAccess } from "./find-live-access.ts";
export { askRoom, openRoom, pokeRoom, roomOf } from "./open-room.ts";
export { presentAnchor } from "./present-anchor.ts";
export { putDraft } from "./put-draft.ts";
export { peekDraft, readDraft, readRoom } from "./read-draft.ts";
export { saveDraftSnapshot } from "./save-draft-snapshot.ts";
export { sectionsOf } from "./section-cache.ts";
export { listSections } from "./sections.ts";
