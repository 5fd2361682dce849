export { Budget } from "./diff/budget.ts";
export { diffTexts } from "./diff/diff-texts.ts";
export { wordChanges } from "./diff/word-changes.ts";
export { findDiagrams } from "./find-diagrams.ts";
export { getVersion } from "./get-version.ts";
export { getVersionHistory } from "./get-version-history.ts";
export { getVersionPair } from "./get-version-pair.ts";
export { type MarkdownPart, markdownParts } from "./markdown-parts.ts";
