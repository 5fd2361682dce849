export { assertWithinLimit, UsageLimitError } from "./assert-within-limit.ts";
