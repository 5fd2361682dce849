import { useMemo } from "react";
import { type Suggestion, useSuggestionPlaces } from "../api/suggestions.ts";
import { placeOf, type TextRange } from "../model/discussed-text.ts";

type Placed = Pick<Suggestion, "quote"> & {
  anchor: Pick<NonNullable<Suggestion["anchor"]>, "state" | "start"> | null;
};

/**
 * Where the open suggestions stand in the text as it is now, also those that are not listed yet;
 * without those whose text is another one.
 */
export function useSuggestionRanges(
  docId: string,
  listed: readonly Suggestion[] | undefined,
  text: string,
): ReadonlyMap<string, TextRange> {
  const places = useSuggestionPlaces(docId);
  return useMemo(() => {
    const all = new Map<string, Placed>();
    for (const suggestion of listed ?? []) all.set(suggestion.id, suggestion);
    for (const place of places ?? []) all.set(place.suggestionId, place);
    const ranges = new Map<string, TextRange>();
    for (const [id, { quote, anchor }] of all) {
      if (anchor?.state !== "exact") continue;
      const range = placeOf(text, quote, anchor.start ?? 0);
      if (range) ranges.set(id, range);
    }
    return ranges;
  }, [listed, places, text]);
}
