export { createSuggestion } from "./create-suggestion.ts";
