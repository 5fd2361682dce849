import { useEffect, useRef } from "react";
import { ApiError, explain, requestIdOf } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { notifyFailure } from "@/components/ui/toast.tsx";
import { cx } from "@/lib/cx.ts";
import { type Suggestion, useDecideSuggestion } from "../api/suggestions.ts";

function Changes({ changes }: { changes: Suggestion["changes"] }) {
  return (
    <p
      dir="auto"
      className="doc-diff max-h-64 overflow-y-auto rounded-md bg-hover px-2 py-1.5 font-mono text-xs wrap-anywhere whitespace-pre-wrap"
    >
      {changes.map(({ type, text }, index) => {
        // The changes of two fixed texts are never reordered.
        const key = `${index}${type}`;
        if (type === "added") return <ins key={key}>{text}</ins>;
        if (type === "removed") return <del key={key}>{text}</del>;
        return <span key={key}>{text}</span>;
      })}
    </p>
  );
}

/** A proposed text beside what it would replace, and what to do with it. */
export function SuggestionCard({
  docId,
  suggestion,
  userId,
  decides,
  changed,
  active,
  onSelect,
}: {
  docId: string;
  suggestion: Suggestion;
  userId: string | undefined;
  /** Whether the person may accept it. */
  decides: boolean;
  /** Whether its text is no longer what it was made against. */
  changed: boolean;
  active: boolean;
  onSelect: () => void;
}) {
  const card = useRef<HTMLLIElement>(null);
  const decide = useDecideSuggestion(docId);
  const { id, author, note, createdAt, changes } = suggestion;
  const isOwn = author.kind === "user" && author.id === userId;
  useEffect(() => {
    if (active) card.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const run = (verb: "accept" | "reject") =>
    decide.mutate(
      { id, verb },
      {
        onError: (error) =>
          notifyFailure({
            title:
              error instanceof ApiError && error.status === 412
                ? "The text has changed since this was suggested"
                : "The suggestion stays as it was",
            description: explain(error),
            requestId: requestIdOf(error),
          }),
      },
    );
  return (
    <li
      ref={card}
      aria-current={active || undefined}
      className={cx("grid gap-2 border-b border-line-soft px-4 py-3", active && "bg-hover")}
    >
      <button
        type="button"
        className="flex min-w-0 items-baseline gap-2 text-start"
        onClick={onSelect}
      >
        <bdi className="clip font-medium">
          {author.kind === "user" ? author.name : "Written by generation"}
        </bdi>
        <RelativeTime at={createdAt} className="text-xs whitespace-nowrap text-ink-3" />
      </button>
      {note && (
        <p dir="auto" className="wrap-anywhere">
          {note}
        </p>
      )}
      <Changes changes={changes} />
      {changed && (
        <p className="text-xs text-gold-text">
          The text has changed since, so this cannot be accepted as it is.
        </p>
      )}
      <div className="flex gap-1.5">
        {decides && (
          <Button
            size="sm"
            variant="primary"
            disabled={changed}
            pending={decide.isPending}
            onClick={() => run("accept")}
          >
            Accept
          </Button>
        )}
        {(decides || isOwn) && (
          <Button size="sm" pending={decide.isPending} onClick={() => run("reject")}>
            {isOwn ? "Withdraw" : "Reject"}
          </Button>
        )}
      </div>
    </li>
  );
}
