import { type ReactNode, useEffect } from "react";
import { type CommentThread, useCreateThread } from "../api/comments.ts";
import { useSelectedText } from "../hooks/use-settled-text.ts";
import { composed, useCompose } from "../model/compose.ts";
import type { DiscussedText } from "../model/discussed-text.ts";
import { CommentForm } from "./comment-form.tsx";
import { Quote } from "./quote.tsx";

const FIELD = "new-comment";

/**
 * A place to start a conversation about what is selected in the source. It alone follows the
 * selection, which changes with every key.
 */
export function NewComment({
  docId,
  organizationId,
  text,
  onCompose,
  onCreated,
  children,
}: {
  docId: string;
  organizationId: string | undefined;
  text: DiscussedText;
  /** Somebody asked, outside of the panel, to comment. */
  onCompose: () => void;
  onCreated: (thread: CommentThread) => void;
  /** Beside the heading. */
  children: ReactNode;
}) {
  const create = useCreateThread(docId);
  const selection = useSelectedText(text);
  const composing = useCompose((state) => state.wanted === "comment");
  useEffect(() => {
    if (!composing) return;
    composed();
    onCompose();
    document.getElementById(FIELD)?.focus();
  }, [composing, onCompose]);
  const isSelected = selection.text.trim() !== "";
  const send = async (body: string) => {
    const anchor = isSelected ? { start: selection.from, quote: selection.text } : undefined;
    onCreated(await create.mutateAsync({ body, ...(anchor && { anchor }) }));
  };
  return (
    <div className="grid gap-2 border-b border-line-soft px-4 py-3">
      <div className="flex items-center justify-between gap-2">
        <h2 className="text-xs text-ink-3">
          {isSelected ? "About what you selected" : "About the whole document"}
        </h2>
        {children}
      </div>
      {isSelected && <Quote>{selection.text}</Quote>}
      <CommentForm
        id={FIELD}
        label="Add a comment"
        verb="Comment"
        organizationId={organizationId}
        onSend={send}
      />
    </div>
  );
}
