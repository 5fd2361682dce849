export { extractRequirements } from "./extract-requirements.ts";
export { type KnownRequirement, keepIds } from "./keep-ids.ts";
export { partsOfId } from "./requirement-id.ts";
