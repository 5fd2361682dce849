export { renderVersionPage } from "./render-version-page.ts";
