const BLOCK_TAGS =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul";

const ATTRIBUTE = String.raw`\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>${"`"}]+|'[^']*'|"[^"]*"))?`;

const COMPLETE_TAG = new RegExp(
  String.raw`^<(?:[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE}){0,50}\s*/?|/[A-Za-z][A-Za-z0-9-]*\s*)>\s*$`,
);

const OPENERS: { start: RegExp; end: RegExp }[] = [
  {
    start: /^<(?:script|pre|style|textarea)(?:\s|>|$)/i,
    end: /<\/(?:script|pre|style|textarea)>/i,
  },
  { start: /^<!--/, end: /-->/ },
  { start: /^<\?/, end: /\?>/ },
  { start: /^<![A-Za-z]/, end: />/ },
  { start: /^<!\[CDATA\[/, end: /\]\]>/ },
];

const BLOCK_TAG = new RegExp(`^</?(?:${BLOCK_TAGS})(?:\\s|/?>|$)`, "i");

const LONGEST_TAG_LINE = 1000;

export interface HtmlBlock {
  /** Matches in the line that ends the block; a blank line ends it where this is undefined. */
  end: RegExp | undefined;
}

/**
 * The HTML block that a line without its indentation opens (CommonMark 0.31, section 4.6).
 * A lone inline tag does not interrupt a paragraph.
 */
export function openingHtmlBlock(text: string, inParagraph: boolean): HtmlBlock | undefined {
  if (text[0] !== "<") return undefined;
  for (const { start, end } of OPENERS) {
    if (start.test(text)) return { end };
  }
  if (BLOCK_TAG.test(text)) return { end: undefined };
  if (inParagraph || text.length > LONGEST_TAG_LINE) return undefined;
  return COMPLETE_TAG.test(text) ? { end: undefined } : undefined;
}
