export { deleteExpiredLinks } from "./delete-expired-links.ts";
export { renderVersionPage } from "./render-version-page.ts";
