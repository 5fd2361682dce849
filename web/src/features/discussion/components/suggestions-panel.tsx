import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { useSuggestions } from "../api/suggestions.ts";
import { useLoadedUpTo } from "../hooks/use-loaded-up-to.ts";
import { useMarks } from "../hooks/use-marks.ts";
import { useSettledText } from "../hooks/use-settled-text.ts";
import { useSuggestionRanges } from "../hooks/use-suggestion-ranges.ts";
import type { DiscussedText } from "../model/discussed-text.ts";
import { NewSuggestion } from "./new-suggestion.tsx";
import { SuggestionCard } from "./suggestion-card.tsx";

/** Proposed texts: what would change, to be accepted or rejected. */
export function SuggestionsPanel({
  docId,
  text,
  userId,
  decides,
}: {
  docId: string;
  text: DiscussedText;
  userId: string | undefined;
  decides: boolean;
}) {
  const [status, setStatus] = useState<"open" | "decided">("open");
  const suggestions = useSuggestions(docId, status);
  const settled = useSettledText(text);
  const [active, setActive] = useState<string>();
  const ranges = useSuggestionRanges(docId, suggestions.items, settled);
  const marks = useMemo(
    () => (status === "open" ? [...ranges].map(([id, range]) => ({ id, range })) : []),
    [status, ranges],
  );
  const press = useCallback((id: string) => {
    if (id.startsWith("sug_")) setActive(id);
  }, []);
  useMarks(text, "suggestion", marks, active, press);
  useLoadedUpTo(suggestions, active, active !== undefined && ranges.has(active));

  const rangesNow = useRef(ranges);
  useEffect(() => {
    rangesNow.current = ranges;
  }, [ranges]);
  // The same function through every edit, so that the cards of the list rest.
  const select = useCallback(
    (id: string) => {
      setActive(id);
      const range = rangesNow.current.get(id);
      if (range) text.editor.scrollToRange(range);
    },
    [text],
  );
  return (
    <>
      <NewSuggestion docId={docId} text={text}>
        <SegmentedControl
          label="Which suggestions"
          value={status}
          onValueChange={setStatus}
          options={[
            { value: "open", label: "Open" },
            { value: "decided", label: "Decided" },
          ]}
        />
      </NewSuggestion>
      <PagedList
        what="The suggestions"
        pages={suggestions}
        skeleton={<SkeletonLines />}
        empty={
          <p className="p-4 text-ink-2">
            {status === "open"
              ? "No suggestion waits for a decision. Select some text to propose another."
              : "Nothing has been decided yet."}
          </p>
        }
      >
        {(list) => (
          <ul>
            {list.map((suggestion) => (
              <SuggestionCard
                key={suggestion.id}
                docId={docId}
                suggestion={suggestion}
                userId={userId}
                decides={decides}
                changed={!ranges.has(suggestion.id)}
                active={suggestion.id === active}
                onSelect={select}
              />
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
}
