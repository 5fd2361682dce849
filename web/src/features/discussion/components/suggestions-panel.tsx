import { PenLine } from "lucide-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { SUGGEST_KEYS } from "@/lib/discussion-keys.ts";
import { shortcutKeys } from "@/lib/shortcuts.ts";
import { useSuggestions } from "../api/suggestions.ts";
import { useMarks } from "../hooks/use-marks.ts";
import { useSelectedText, useSettledText } from "../hooks/use-text.ts";
import { composed, useCompose } from "../model/compose.ts";
import { type DiscussedText, placeOf } from "../model/discussed-text.ts";
import { Quote } from "./quote.tsx";
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
  const [status, setStatus] = useState<"open" | "decided">("open");
  const suggestions = useSuggestions(docId, status);
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
  const begin = useCallback(() => {
    const { text: quote, from } = text.editor.getSelection();
    if (quote !== "") setDraft({ quote, start: from });
  }, [text]);
  const composing = useCompose((state) => state.wanted === "suggestion");
  useEffect(() => {
    if (!composing) return;
    composed();
    begin();
  }, [composing, begin]);
  return (
    <>
      <div className="grid gap-2 border-b border-line-soft px-4 py-3">
        <div className="flex items-center justify-between gap-2">
          <h2 className="text-xs text-ink-3">
            {draft ? "Another text for" : isSelected ? "About what you selected" : "Suggestions"}
          </h2>
          <SegmentedControl
            label="Which suggestions"
            value={status}
            onValueChange={setStatus}
            options={[
              { value: "open", label: "Open" },
              { value: "decided", label: "Decided" },
            ]}
          />
        </div>
        {draft ? (
          <>
            <Quote>{draft.quote}</Quote>
            <SuggestForm
              key={`${draft.start} ${draft.quote}`}
              docId={docId}
              {...draft}
              onDone={() => setDraft(undefined)}
            />
          </>
        ) : (
          <>
            {isSelected && <Quote>{selection.text}</Quote>}
            <Button
              size="sm"
              className="justify-self-start"
              disabled={!isSelected}
              title={shortcutKeys(SUGGEST_KEYS).join(" ")}
              onClick={begin}
            >
              <PenLine className="size-3.5" aria-hidden />
              Suggest a change
            </Button>
          </>
        )}
      </div>
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
