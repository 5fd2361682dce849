import { useCallback, useMemo, useState } from "react";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { useSuggestions } from "../api/suggestions.ts";
import { useMarks } from "../hooks/use-marks.ts";
import { useSettledText } from "../hooks/use-settled-text.ts";
import { type DiscussedText, placeOf } from "../model/discussed-text.ts";
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
  const { items } = suggestions;
  const marks = useMemo(
    () =>
      (items ?? []).map(({ id, quote, anchor }) => ({
        id,
        range: anchor?.state === "exact" ? placeOf(settled, quote, anchor.start ?? 0) : undefined,
      })),
    [items, settled],
  );
  const press = useCallback((id: string) => {
    if (id.startsWith("sug_")) setActive(id);
  }, []);
  useMarks(text, "suggestion", marks, active, press);
  const rangeOf = (id: string) => marks.find((mark) => mark.id === id)?.range;
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
            {list.map((suggestion) => {
              const range = rangeOf(suggestion.id);
              return (
                <SuggestionCard
                  key={suggestion.id}
                  docId={docId}
                  suggestion={suggestion}
                  userId={userId}
                  decides={decides}
                  changed={range === undefined}
                  active={suggestion.id === active}
                  onSelect={() => {
                    setActive(suggestion.id);
                    if (range) text.editor.scrollToRange(range);
                  }}
                />
              );
            })}
          </ul>
        )}
      </PagedList>
    </>
  );
}
