import { PenLine } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { SUGGEST_KEYS } from "@/lib/discussion-keys.ts";
import { shortcutKeys } from "@/lib/shortcuts.ts";
import { useSelectedText } from "../hooks/use-settled-text.ts";
import { composed, useCompose } from "../model/compose.ts";
import type { DiscussedText } from "../model/discussed-text.ts";
import { Quote } from "./quote.tsx";
import { SuggestForm } from "./suggest-form.tsx";

/**
 * A place to propose another text for what is selected in the source. It alone follows the
 * selection, which changes with every key.
 */
export function NewSuggestion({
  docId,
  text,
  children,
}: {
  docId: string;
  text: DiscussedText;
  /** Beside the heading. */
  children: ReactNode;
}) {
  const selection = useSelectedText(text);
  const [draft, setDraft] = useState<{ quote: string; start: number }>();
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
    <div className="grid gap-2 border-b border-line-soft px-4 py-3">
      <div className="flex items-center justify-between gap-2">
        <h2 className="text-xs text-ink-3">
          {draft ? "Another text for" : isSelected ? "About what you selected" : "Suggestions"}
        </h2>
        {children}
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
  );
}
