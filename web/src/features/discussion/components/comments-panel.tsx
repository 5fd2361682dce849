import { useCallback, useMemo, useState } from "react";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { type ThreadStatus, useCreateThread, useThreads } from "../api/comments.ts";
import { useMarks } from "../hooks/use-marks.ts";
import { useSelectedText, useSettledText } from "../hooks/use-text.ts";
import { type DiscussedText, placeOf } from "../model/discussed-text.ts";
import { CommentForm } from "./comment-form.tsx";
import { PanelSkeleton } from "./panel-skeleton.tsx";
import { Quote } from "./quote.tsx";
import { ThreadCard } from "./thread-card.tsx";

/** What people say about the draft; what is selected in the source is what a new comment is about. */
export function CommentsPanel({
  docId,
  text,
  userId,
  moderates,
}: {
  docId: string;
  text: DiscussedText;
  userId: string | undefined;
  moderates: boolean;
}) {
  const [status, setStatus] = useState<ThreadStatus>("open");
  const [active, setActive] = useState<string>();
  const threads = useThreads(docId, status, text);
  const create = useCreateThread(docId);
  const selection = useSelectedText(text);
  const settled = useSettledText(text);
  const { items } = threads;
  const marks = useMemo(
    () =>
      (items ?? []).map(({ id, quote, anchor }) => ({
        id,
        range: quote === null ? undefined : placeOf(settled, quote, anchor?.start ?? 0),
      })),
    [items, settled],
  );
  const press = useCallback((id: string) => {
    if (id.startsWith("cth_")) setActive(id);
  }, []);
  useMarks(text, "comment", marks, active, press);
  const rangeOf = (id: string) => marks.find((mark) => mark.id === id)?.range;
  const isSelected = selection.text.trim() !== "";
  const send = async (body: string) => {
    const anchor = isSelected ? { start: selection.from, quote: selection.text } : undefined;
    await create.mutateAsync({ body, ...(anchor && { anchor }) });
  };
  return (
    <>
      <div className="grid gap-2 border-b border-line-soft px-4 py-3">
        <div className="flex items-center justify-between gap-2">
          <h2 className="text-xs text-ink-3">
            {isSelected ? "About what you selected" : "About the whole document"}
          </h2>
          <SegmentedControl
            label="Which conversations"
            value={status}
            onValueChange={setStatus}
            options={[
              { value: "open", label: "Open" },
              { value: "resolved", label: "Resolved" },
            ]}
          />
        </div>
        {isSelected && <Quote>{selection.text}</Quote>}
        <CommentForm id="new-comment" label="Add a comment" verb="Comment" onSend={send} />
      </div>
      <PagedList
        what="The comments"
        pages={threads}
        skeleton={<PanelSkeleton />}
        empty={
          <p className="p-4 text-ink-2">
            {status === "open"
              ? "Nobody has said anything yet. Select some text to talk about it."
              : "No conversation has been resolved yet."}
          </p>
        }
      >
        {(list) => (
          <ul>
            {list.map((thread) => {
              const range = rangeOf(thread.id);
              return (
                <ThreadCard
                  key={thread.id}
                  docId={docId}
                  thread={thread}
                  userId={userId}
                  moderates={moderates}
                  lost={thread.quote !== null && range === undefined}
                  active={thread.id === active}
                  onSelect={() => {
                    setActive(thread.id);
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
