/** What the panel needs of the editor beside it. */
export interface CheckedText {
  read: () => string;
  onText: (listener: () => void) => () => void;
  onRoomEvent: (listener: (event: { type: string }) => void) => () => void;
  editor: {
    scrollToRange: (range: { from: number; to: number }, options?: { focus?: boolean }) => void;
    highlightRanges: (
      owner: string,
      highlights: readonly {
        id: string;
        from: number;
        to: number;
        tone: "finding";
        active?: boolean;
      }[],
    ) => void;
    onHighlightPress: (listener: (id: string) => void) => () => void;
  };
}

/** Where each of the lines (from 1) begins and ends in a text; those it does not have are left out. */
export function lineRanges(
  text: string,
  lines: ReadonlySet<number>,
): Map<number, { from: number; to: number }> {
  const ranges = new Map<number, { from: number; to: number }>();
  let from = 0;
  for (let line = 1; from <= text.length && ranges.size < lines.size; line += 1) {
    const end = text.indexOf("\n", from);
    const to = end === -1 ? text.length : end;
    if (lines.has(line)) ranges.set(line, { from, to });
    if (end === -1) break;
    from = end + 1;
  }
  return ranges;
}
