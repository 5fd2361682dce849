export { extractRequirements } from "./extract-requirements.ts";
export { keepIds } from "./keep-ids.ts";
