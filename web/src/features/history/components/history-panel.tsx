import { useState } from "react";
import { explain, requestIdOf } from "@/api/errors.ts";
import { AvatarStack } from "@/components/ui/avatar.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { type HistoryEntry, useHistory, useRestoreHistory } from "../api/history.ts";
import { HistoryChanges } from "./history-changes.tsx";

const REASONS: Record<HistoryEntry["reason"], string> = {
  activity: "Kept while people wrote",
  left: "Kept when the last person left",
  "before-generation": "Kept before generation",
  "before-replacement": "Kept before much was replaced",
};

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });
const time = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });

function byDay(entries: readonly HistoryEntry[]): [string, HistoryEntry[]][] {
  const days = Map.groupBy(entries, ({ createdAt }) => day.format(new Date(createdAt)));
  return [...days];
}

function Entry({
  docId,
  entry,
  open,
  onToggle,
  onRestore,
}: {
  docId: string;
  entry: HistoryEntry;
  open: boolean;
  onToggle: () => void;
  onRestore: (() => void) | undefined;
}) {
  return (
    <li className="border-b border-line-soft last:border-0">
      <button
        type="button"
        aria-expanded={open}
        onClick={onToggle}
        className="flex w-full items-center gap-2.5 px-4 py-2.5 text-start hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <time dateTime={entry.createdAt} className="block font-medium tabular-nums">
            {time.format(new Date(entry.createdAt))}
          </time>
          <span className="block text-xs text-ink-3">{REASONS[entry.reason]}</span>
        </span>
        <AvatarStack people={entry.authors} />
      </button>
      {open && (
        <div className="grid gap-2.5 px-4 pb-3">
          <h3 className="text-xs text-ink-3">What has changed since</h3>
          <HistoryChanges docId={docId} historyId={entry.id} />
          {onRestore && (
            <Button size="sm" className="justify-self-start" onClick={onRestore}>
              Go back to this text
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function RestoreDialog({
  docId,
  entry,
  onClose,
}: {
  docId: string;
  entry: HistoryEntry;
  onClose: () => void;
}) {
  const restore = useRestoreHistory(docId);
  const confirm = () =>
    restore.mutate(entry.id, {
      onSuccess: () => {
        notifySuccess({
          title: "The draft says again what it said then",
          description:
            "Everybody who has it open sees it now. What it said before is in the history.",
        });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Go back to ${time.format(new Date(entry.createdAt))}?`}
      verb="Replace the draft"
      pending={restore.isPending}
      onConfirm={confirm}
    >
      <div className="grid gap-3">
        <p>
          This text takes the place of the draft's, as one more edit, for everybody who has it open.
          What the draft says now goes into the history.
        </p>
        {restore.isError && (
          <ErrorPanel
            title="The draft was not changed"
            description={explain(restore.error)}
            requestId={requestIdOf(restore.error)}
          />
        )}
      </div>
    </ConfirmDialog>
  );
}

/** The draft's earlier texts by day: what has changed since each, and a way back. */
export function HistoryPanel({ docId, editable }: { docId: string; editable: boolean }) {
  const history = useHistory(docId);
  const [shown, setShown] = useState<string>();
  const [restoring, setRestoring] = useState<HistoryEntry>();
  return (
    <>
      <PagedList
        what="The history"
        pages={history}
        skeleton={
          <div className="grid gap-3.5 p-4" aria-busy="true">
            {["50%", "70%", "60%"].map((width) => (
              <Skeleton key={width} width={width} />
            ))}
          </div>
        }
        empty={
          <p className="p-4 text-ink-2">
            Nothing is kept yet. Some minutes after an edit, and when the last person leaves, the
            text is kept here by itself.
          </p>
        }
      >
        {(entries) =>
          byDay(entries).map(([name, list]) => (
            <section key={name}>
              <h2 className="border-b border-line-soft px-4 pt-3 pb-1.5 text-xs text-ink-3">
                {name}
              </h2>
              <ul>
                {list.map((entry) => (
                  <Entry
                    key={entry.id}
                    docId={docId}
                    entry={entry}
                    open={entry.id === shown}
                    onToggle={() => setShown(entry.id === shown ? undefined : entry.id)}
                    onRestore={editable ? () => setRestoring(entry) : undefined}
                  />
                ))}
              </ul>
            </section>
          ))
        }
      </PagedList>
      {restoring && (
        <RestoreDialog docId={docId} entry={restoring} onClose={() => setRestoring(undefined)} />
      )}
    </>
  );
}
