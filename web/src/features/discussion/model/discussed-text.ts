export interface TextRange {
  from: number;
  to: number;
}

/** What the panels need of the editor beside them. */
export interface DiscussedText {
  read: () => string;
  onText: (listener: () => void) => () => void;
  editor: {
    getSelection: () => TextRange & { text: string };
    onSelection: (listener: () => void) => () => void;
    scrollToRange: (range: TextRange, options?: { focus?: boolean }) => void;
    highlightRanges: (
      owner: string,
      highlights: readonly (TextRange & {
        id: string;
        tone: "comment" | "suggestion";
        active?: boolean;
      })[],
    ) => void;
    onHighlightPress: (listener: (id: string) => void) => () => void;
  };
}

/** Where a quote stands now, nearest to where the server saw it; undefined when it does not. */
export function placeOf(text: string, quote: string, near: number): TextRange | undefined {
  if (quote === "") return undefined;
  const before = text.lastIndexOf(quote, near);
  const after = text.indexOf(quote, near);
  const found =
    before === -1 || after === -1
      ? Math.max(before, after)
      : near - before <= after - near
        ? before
        : after;
  return found === -1 ? undefined : { from: found, to: found + quote.length };
}
