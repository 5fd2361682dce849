import { PenLine } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { useSuggestions } from "../api/suggestions.ts";
import { useMarks } from "../hooks/use-marks.ts";
import { useSelectedText, useSettledText } from "../hooks/use-text.ts";
import { type DiscussedText, placeOf } from "../model/discussed-text.ts";
import { PanelSkeleton } from "./panel-skeleton.tsx";
import { SuggestForm } from "./suggest-form.tsx";
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
  const suggestions = useSuggestions(docId, text);
  const selection = useSelectedText(text);
  const settled = useSettledText(text);
  const [active, setActive] = useState<string>();
  const [draft, setDraft] = useState<{ quote: string; start: number }>();
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
  const isSelected = selection.text !== "";
  return (
    <>
      <div className="border-b border-line-soft px-4 py-3">
        {draft ? (
          <SuggestForm docId={docId} {...draft} onDone={() => setDraft(undefined)} />
        ) : (
          <div className="flex items-center justify-between gap-2">
            <p className="text-xs text-ink-3">
              {isSelected ? "Propose other words for it." : "Select some text to propose another."}
            </p>
            <Button
              size="sm"
              disabled={!isSelected}
              onClick={() => setDraft({ quote: selection.text, start: selection.from })}
            >
              <PenLine className="size-3.5" aria-hidden />
              Suggest a change
            </Button>
          </div>
        )}
      </div>
      <PagedList
        what="The suggestions"
        pages={suggestions}
        skeleton={<PanelSkeleton />}
        empty={<p className="p-4 text-ink-2">No suggestion waits for a decision.</p>}
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
