import { memo, useState } from "react";
import { ApiError, explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Textarea } from "@/components/ui/input.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { notifyFailure } from "@/components/ui/toast.tsx";
import { cx } from "@/lib/cx.ts";
import { type Decision, type Suggestion, useDecideSuggestion } from "../api/suggestions.ts";
import { DiscussionCard } from "./discussion-card.tsx";
import { Quote } from "./quote.tsx";

const LONGEST_REASON = 2_000;
const VERBS = { accepted: "Accepted", rejected: "Rejected", withdrawn: "Withdrawn" } as const;

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

/** How it ended, by whom, and why. */
function Outcome({ suggestion }: { suggestion: Suggestion }) {
  const { status, decidedBy, decidedAt, reason } = suggestion;
  if (status === "open" || !decidedBy || !decidedAt) return null;
  return (
    <div className="grid gap-1 border-s-2 border-line-strong ps-2">
      <p className="text-xs text-ink-3">
        <b
          className={cx(
            "font-medium",
            status === "accepted" && "text-success-text",
            status === "rejected" && "text-danger-text",
          )}
        >
          {VERBS[status]}
        </b>{" "}
        by <bdi>{decidedBy.name}</bdi>, <RelativeTime at={decidedAt} />
      </p>
      {reason && (
        <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
          {reason}
        </p>
      )}
    </div>
  );
}

/** What to do with it, each with a reason if there is one. */
function Deciding({
  docId,
  suggestion,
  isOwn,
  decides,
  changed,
}: {
  docId: string;
  suggestion: Suggestion;
  isOwn: boolean;
  decides: boolean;
  changed: boolean;
}) {
  const decide = useDecideSuggestion(docId);
  const [reason, setReason] = useState<string>();
  const pending = (verb: Decision["verb"]) => decide.isPending && decide.variables.verb === verb;
  const run = (verb: Decision["verb"]) => {
    const why = reason?.trim();
    decide.mutate(
      { id: suggestion.id, verb, ...(why && { reason: why }) },
      {
        onError: (error) =>
          notifyFailure({
            title:
              error instanceof ApiError && error.status === 412
                ? "The text has changed since this was suggested"
                : "The suggestion stays as it was",
            ...explained(error),
          }),
      },
    );
  };
  const no = isOwn ? "Withdraw" : "Reject";
  return (
    <>
      {reason !== undefined && (
        <Field label={isOwn ? "Why" : "Why, for whoever suggested it"} optional>
          <Textarea
            controlSize="md"
            rows={1}
            autoFocus
            maxLength={LONGEST_REASON}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
      )}
      <div className="flex flex-wrap gap-1.5">
        {decides && (
          <Button
            size="sm"
            variant="primary"
            disabled={changed}
            pending={pending("accept")}
            onClick={() => run("accept")}
          >
            Accept
          </Button>
        )}
        <Button size="sm" pending={pending("reject")} onClick={() => run("reject")}>
          {no}
        </Button>
        {reason === undefined && (
          <Button size="sm" variant="ghost" className="ms-auto" onClick={() => setReason("")}>
            Say why
          </Button>
        )}
      </div>
    </>
  );
}

/**
 * A proposed text beside what it would replace, and what to do with it. It rests while the text
 * changes elsewhere.
 */
export const SuggestionCard = memo(function SuggestionCard({
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
  onSelect: (id: string) => void;
}) {
  const { id, status, author, note, createdAt, changes, anchor } = suggestion;
  const isOpen = status === "open";
  const isOwn = author.kind === "user" && author.id === userId;
  return (
    <DiscussionCard active={active}>
      <button
        type="button"
        className="flex min-w-0 items-baseline gap-2 text-start"
        disabled={!isOpen}
        title={isOpen ? "Show it in the text" : undefined}
        onClick={() => onSelect(id)}
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
      {isOpen && changed && (
        <div className="grid gap-1.5">
          <p className="text-xs text-gold-text">
            {anchor?.state === "gone"
              ? "The text this is about has been removed. "
              : "Somebody has changed this text since. "}
            {isOwn
              ? "Withdraw it and, if it still makes sense, suggest it for the new text."
              : decides
                ? "It cannot be accepted as it is: write what is right into the draft yourself, then reject this."
                : "It cannot be accepted as it is."}
          </p>
          {anchor?.state === "changed" && anchor.text && <Quote>{anchor.text}</Quote>}
        </div>
      )}
      <Outcome suggestion={suggestion} />
      {isOpen && (decides || isOwn) && (
        <Deciding
          docId={docId}
          suggestion={suggestion}
          isOwn={isOwn}
          decides={decides}
          changed={changed}
        />
      )}
    </DiscussionCard>
  );
});
