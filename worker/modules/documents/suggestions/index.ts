export { getOpenSuggestions, type OpenSuggestion } from "./get-open-suggestions.ts";
export { suggestGenerated } from "./suggest-generated.ts";
