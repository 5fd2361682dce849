export { createDocument } from "./create-document.ts";
export { getDocument } from "./get-document.ts";
export { roleInDocument } from "./repo.ts";
