import { useEffect } from "react";
import type { DiscussedText } from "../model/discussed-text.ts";

interface Mark {
  id: string;
  range: { from: number; to: number } | undefined;
}

/** Marks the places of a panel in the source while it is shown, and tells which one was pressed. */
export function useMarks(
  text: DiscussedText,
  tone: "comment" | "suggestion",
  marks: readonly Mark[],
  active: string | undefined,
  onPress: (id: string) => void,
): void {
  useEffect(() => {
    text.editor.highlightRanges(
      tone,
      marks.flatMap(({ id, range }) =>
        range ? [{ id, ...range, tone, active: id === active }] : [],
      ),
    );
  }, [text, tone, marks, active]);
  useEffect(() => () => text.editor.highlightRanges(tone, []), [text, tone]);
  useEffect(() => text.editor.onHighlightPress(onPress), [text, onPress]);
}
