import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { AvatarStack } from "@/components/ui/avatar.tsx";
import { Button, buttonClass } from "@/components/ui/button.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { type HistoryEntry, useHistory } from "../api/history.ts";
import { byDay, REASONS, timeOf } from "../model/describe-entry.ts";
import { HistoryChanges } from "./history-changes.tsx";
import { RestoreHistoryDialog } from "./restore-history-dialog.tsx";

function Entry({
  projectId,
  docId,
  entry,
  open,
  onToggle,
  onRestore,
}: {
  projectId: string;
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
            {timeOf(entry)}
          </time>
          <span className="block text-xs text-ink-3">{REASONS[entry.reason]}</span>
        </span>
        <AvatarStack people={entry.authors} />
      </button>
      {open && (
        <div className="grid gap-2.5 px-4 pb-3">
          <h3 className="text-xs text-ink-3">What has changed since</h3>
          <HistoryChanges docId={docId} historyId={entry.id} />
          <div className="flex flex-wrap gap-2">
            <Link
              to="/projects/$projectId/documents/$docId/history"
              params={{ projectId, docId }}
              search={{ at: entry.id }}
              className={buttonClass("plain", "sm")}
            >
              Read it whole
            </Link>
            {onRestore && (
              <Button size="sm" onClick={onRestore}>
                Go back to this text
              </Button>
            )}
          </div>
        </div>
      )}
    </li>
  );
}

/** The draft's earlier texts by day: what has changed since each, and a way back. */
export function HistoryPanel({
  projectId,
  docId,
  editable,
}: {
  projectId: string;
  docId: string;
  editable: boolean;
}) {
  const history = useHistory(docId);
  const [shown, setShown] = useState<string>();
  const [restoring, setRestoring] = useState<HistoryEntry>();
  return (
    <>
      <PagedList
        what="The history"
        pages={history}
        skeleton={<SkeletonLines />}
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
                    projectId={projectId}
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
        <RestoreHistoryDialog
          docId={docId}
          entry={restoring}
          onClose={() => setRestoring(undefined)}
        />
      )}
    </>
  );
}
