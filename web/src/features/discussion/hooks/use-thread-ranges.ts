import { useMemo } from "react";
import { type CommentThread, type ThreadStatus, useThreadPlaces } from "../api/comments.ts";
import { placeOf, type TextRange } from "../model/discussed-text.ts";

interface Placed {
  quote: string;
  near: number;
}

/**
 * Where the conversations about a draft stand in its text now, also those that are not listed yet;
 * undefined for those whose text is gone. What is about the whole document is not among them.
 */
export function useThreadRanges(
  docId: string,
  status: ThreadStatus,
  listed: readonly CommentThread[] | undefined,
  text: string,
): ReadonlyMap<string, TextRange | undefined> {
  const places = useThreadPlaces(docId, status);
  const placed = useMemo(() => {
    const all = new Map<string, Placed>();
    for (const { id, quote, anchor } of listed ?? []) {
      if (quote !== null) all.set(id, { quote, near: anchor?.start ?? 0 });
    }
    for (const { threadId, quote, anchor } of places ?? []) {
      all.set(threadId, { quote, near: anchor.start ?? 0 });
    }
    return all;
  }, [listed, places]);
  return useMemo(
    () => new Map([...placed].map(([id, { quote, near }]) => [id, placeOf(text, quote, near)])),
    [placed, text],
  );
}
