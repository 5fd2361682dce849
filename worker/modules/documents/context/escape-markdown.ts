const INVISIBLE = /[\p{Cc}\u2028\u2029\s]+/gu;
const BIDI_OVERRIDE = /[\u202A-\u202E\u2066-\u2069]/g;
const ENTITY = /&(?=#?[A-Za-z0-9]{1,31};)/g;

/** One line of text with its white space and control characters made single spaces. */
export function singleLine(text: string): string {
  return text.replace(BIDI_OVERRIDE, "").replace(INVISIBLE, " ").trim();
}

/**
 * Text as one line of Markdown that shows exactly what was given: it cannot add headings, lists,
 * tables, links, emphasis or HTML, wherever it stands.
 */
export function escapeMarkdown(text: string): string {
  return singleLine(text)
    .replace(/[\\`*[\]|~]|<(?=[A-Za-z/!?])|\{(?=\{)/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(ENTITY, "\\&")
    .replace(/^(?:[#>+=-])/, "\\$&")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replace(/#$/, "\\#");
}
