const LONGEST_INLINE = 1000;
const NUMBERING =
  /^(?:(?:section|chapter|appendix)\s+)?(?:\d{1,4}(?:\.\d{1,4}){0,8}[.):]?|[A-Z][.)])\s+(?=\S)/i;

/** Text of a heading or cell without links, emphasis, code marks and escapes. */
export function plainText(raw: string): string {
  return raw
    .slice(0, LONGEST_INLINE)
    .replace(/(?<!\\)!?\[([^[\]\\]*)\]\([^()]*\)/g, "$1")
    .replace(/(?<!\\)<\/?[A-Za-z][^<>]*>/g, "")
    .replace(/(?<!\\)[*`~]|(?<![\p{L}\p{N}\\])_+|(?<!\\)_+(?![\p{L}\p{N}])/gu, "")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * What two headings or column names are compared by: letters and digits only, lower case, without
 * a number in front. The number stays where it is all there is.
 */
export function comparisonKey(raw: string): string {
  return plainText(raw)
    .replace(NUMBERING, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}
