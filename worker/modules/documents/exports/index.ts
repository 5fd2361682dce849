export { deleteExpiredLinks } from "./delete-expired-links.ts";
export { RENDERER } from "./fingerprint.ts";
export { renderVersionPage } from "./render-version-page.ts";
export { tellReadyExports } from "./tell-ready-exports.ts";
