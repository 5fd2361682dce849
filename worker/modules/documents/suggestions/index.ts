export { createSuggestion } from "./create-suggestion.ts";
export { getOpenSuggestions, type OpenSuggestion } from "./get-open-suggestions.ts";
