import { Check, RotateCcw } from "lucide-react";
import { memo } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { notifyError } from "@/components/ui/toast.tsx";
import { type CommentThread, useReply, useSetThreadStatus } from "../api/comments.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentItem } from "./comment-item.tsx";
import { DiscussionCard } from "./discussion-card.tsx";
import { Quote } from "./quote.tsx";

/**
 * One conversation: what it is about, what was said, and a place to answer. It rests while the text
 * changes elsewhere.
 */
export const ThreadCard = memo(function ThreadCard({
  docId,
  organizationId,
  thread,
  userId,
  moderates,
  lost,
  active,
  onSelect,
}: {
  docId: string;
  organizationId: string | undefined;
  thread: CommentThread;
  userId: string | undefined;
  /** Whether the person may remove what others wrote. */
  moderates: boolean;
  /** Whether its text is no longer there as it was. */
  lost: boolean;
  active: boolean;
  onSelect: (id: string) => void;
}) {
  const reply = useReply(docId);
  const setStatus = useSetThreadStatus(docId);
  const { id, status, quote, comments, resolvedBy, resolvedAt } = thread;
  const resolved = status === "resolved";
  return (
    <DiscussionCard active={active}>
      <div className="flex items-start gap-2">
        <button
          type="button"
          className="grid min-w-0 flex-1 gap-1 text-start"
          title="Show it in the text"
          onClick={() => onSelect(id)}
        >
          {quote === null ? (
            <span className="text-xs text-ink-3">The whole document</span>
          ) : (
            <Quote lost={lost}>{quote}</Quote>
          )}
        </button>
        <IconButton
          label={resolved ? "Take it up again" : "Resolve"}
          size="sm"
          disabled={setStatus.isPending}
          onClick={() =>
            setStatus.mutate(
              { threadId: id, status: resolved ? "open" : "resolved" },
              { onError: (error) => notifyError("The conversation stays as it was", error) },
            )
          }
        >
          {resolved ? (
            <RotateCcw className="size-3.5" aria-hidden />
          ) : (
            <Check className="size-3.5" aria-hidden />
          )}
        </IconButton>
      </div>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
        {comments.map((comment) => {
          const own = comment.author.id === userId;
          return (
            <CommentItem
              key={comment.id}
              docId={docId}
              organizationId={organizationId}
              comment={comment}
              own={own}
              removable={own || moderates}
              last={comments.length === 1}
            />
          );
        })}
      </ul>
      {resolved ? (
        resolvedBy &&
        resolvedAt && (
          <p className="text-xs text-ink-3">
            Resolved by <bdi>{resolvedBy.name}</bdi>, <RelativeTime at={resolvedAt} />
          </p>
        )
      ) : (
        <CommentForm
          label="Reply"
          verb="Reply"
          organizationId={organizationId}
          onSend={(body) => reply.mutateAsync({ threadId: id, body })}
        />
      )}
    </DiscussionCard>
  );
});
