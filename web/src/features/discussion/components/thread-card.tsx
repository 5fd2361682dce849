import { Check, RotateCcw, Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { explain, requestIdOf } from "@/api/errors.ts";
import { Avatar } from "@/components/ui/avatar.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { notifyFailure } from "@/components/ui/toast.tsx";
import { cx } from "@/lib/cx.ts";
import {
  type Comment,
  type CommentThread,
  useDeleteComment,
  useReply,
  useSetThreadStatus,
} from "../api/comments.ts";
import { CommentForm } from "./comment-form.tsx";
import { Quote } from "./quote.tsx";

const MENTION = /@\[([^\]\n]+)\]\(usr_[0-9a-z]+\)/gu;

function Said({ comment, onDelete }: { comment: Comment; onDelete: (() => void) | undefined }) {
  const { author, body, createdAt, editedAt } = comment;
  return (
    <li className="grid gap-1">
      <div className="flex items-center gap-2">
        <Avatar name={author.name} decorative />
        <bdi className="clip font-medium">{author.name}</bdi>
        <RelativeTime at={createdAt} className="text-xs whitespace-nowrap text-ink-3" />
        {editedAt && <span className="text-xs text-ink-3">edited</span>}
        {onDelete && (
          <IconButton label="Delete the comment" size="sm" className="ms-auto" onClick={onDelete}>
            <Trash2 className="size-3.5" aria-hidden />
          </IconButton>
        )}
      </div>
      <p dir="auto" className="ps-7.5 wrap-anywhere whitespace-pre-wrap">
        {body.replace(MENTION, "@$1")}
      </p>
    </li>
  );
}

/** One conversation: what it is about, what was said, and a place to answer. */
export function ThreadCard({
  docId,
  thread,
  userId,
  moderates,
  lost,
  active,
  onSelect,
}: {
  docId: string;
  thread: CommentThread;
  userId: string | undefined;
  /** Whether the person may remove what others wrote. */
  moderates: boolean;
  /** Whether its text is no longer there as it was. */
  lost: boolean;
  active: boolean;
  onSelect: () => void;
}) {
  const card = useRef<HTMLLIElement>(null);
  const reply = useReply(docId);
  const setStatus = useSetThreadStatus(docId);
  const remove = useDeleteComment(docId);
  const resolved = thread.status === "resolved";
  useEffect(() => {
    if (active) card.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const failed = (title: string) => (error: unknown) =>
    notifyFailure({ title, description: explain(error), requestId: requestIdOf(error) });
  return (
    <li
      ref={card}
      aria-current={active || undefined}
      className={cx("grid gap-2.5 border-b border-line-soft px-4 py-3", active && "bg-hover")}
    >
      <div className="flex items-start gap-2">
        <button type="button" className="grid min-w-0 flex-1 gap-1 text-start" onClick={onSelect}>
          {thread.quote === null ? (
            <span className="text-xs text-ink-3">The whole document</span>
          ) : (
            <Quote lost={lost}>{thread.quote}</Quote>
          )}
        </button>
        <IconButton
          label={resolved ? "Take it up again" : "Resolve"}
          size="sm"
          onClick={() =>
            setStatus.mutate(
              { threadId: thread.id, status: resolved ? "open" : "resolved" },
              { onError: failed("The conversation stays as it was") },
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
      <ul className="grid gap-2.5">
        {thread.comments.map((comment) => (
          <Said
            key={comment.id}
            comment={comment}
            onDelete={
              moderates || comment.author.id === userId
                ? () => remove.mutate(comment.id, { onError: failed("The comment is still there") })
                : undefined
            }
          />
        ))}
      </ul>
      {!resolved && (
        <CommentForm
          label="Reply"
          verb="Reply"
          onSend={(body) => reply.mutateAsync({ threadId: thread.id, body })}
        />
      )}
    </li>
  );
}
