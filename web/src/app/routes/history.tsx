import { getRouteApi } from "@tanstack/react-router";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { LoadError } from "@/components/ui/load-error.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { Select } from "@/components/ui/select.tsx";
import { useDocument } from "@/features/documents/api/get-document.ts";
import {
  type HistoryEntry,
  useHistory,
  useHistoryDiff,
  useHistoryEntry,
} from "@/features/history/api/history.ts";
import { HistoryTimeline } from "@/features/history/components/history-timeline.tsx";
import { RestoreHistoryDialog } from "@/features/history/components/restore-history-dialog.tsx";
import { momentOf, REASONS } from "@/features/history/model/describe-entry.ts";
import { ChangeCounts } from "@/features/versions/components/change-counts.tsx";
import { CompareView } from "@/features/versions/components/compare-view.tsx";
import { MarkdownSkeleton, MarkdownView } from "@/lib/markdown/markdown-view.tsx";
import { usePreview } from "@/lib/markdown/use-preview.ts";
import { usePageTitle } from "@/lib/page-title.ts";
import { mayEdit } from "@/lib/roles.ts";
import { useRoom } from "@/lib/use-media.ts";
import { Page } from "../shell/page.tsx";
import { documentCrumbs, LoadFailure } from "./document-frame.tsx";

const route = getRouteApi("/app/projects/$projectId/documents/$docId/history");

const SHOWN = [
  { value: "text", label: "Text" },
  { value: "changes", label: "Changes" },
] as const;
const LAYOUTS = [
  { value: "inline", label: "Inline" },
  { value: "split", label: "Side by side" },
] as const;

/** The whole of an earlier text. */
function EarlierText({ docId, at }: { docId: string; at: string }) {
  const { data, error, isError, refetch } = useHistoryEntry(docId, at);
  const { parts, isPartial } = usePreview(data?.content);
  if (isError && !data) {
    return <LoadFailure what="This text" error={error} onRetry={() => void refetch()} />;
  }
  if (data?.content.trim() === "") {
    return (
      <div className="p-4 md:p-6">
        <EmptyState>The draft was empty then.</EmptyState>
      </div>
    );
  }
  return (
    <MarkdownView
      parts={parts}
      isPartial={isPartial}
      size="reading"
      label="Earlier text"
      className="px-4.5 pt-4 pb-16 md:px-[max(1.5rem,calc(50%-21rem))] md:pt-8"
    />
  );
}

/** What changed between two texts, from the older to the newer one. */
function EarlierChanges({
  docId,
  from,
  to,
  layout,
}: {
  docId: string;
  from: string;
  to: string;
  layout: "inline" | "split";
}) {
  const { data, error, isError, refetch } = useHistoryDiff(docId, from, to);
  if (isError && !data) {
    return <LoadFailure what="This comparison" error={error} onRetry={() => void refetch()} />;
  }
  if (!data) {
    return (
      <div className="p-6" aria-busy="true">
        <MarkdownSkeleton />
      </div>
    );
  }
  return (
    <div className="flex min-h-0 min-w-0 flex-col">
      <p role="status" className="shrink-0 border-b border-line-soft px-4 py-2 md:px-5">
        <ChangeCounts {...data.counts} />
      </p>
      <div className="grid min-h-0 flex-1 lg:grid-cols-[200px_minmax(0,1fr)]">
        <CompareView key={`${from} ${to}`} diff={data} mode="document" layout={layout} />
      </div>
    </div>
  );
}

function EntrySelect({
  label,
  value,
  entries,
  withDraft = false,
  className,
  onChange,
}: {
  label: string;
  value: string;
  entries: readonly HistoryEntry[];
  withDraft?: boolean;
  className?: string;
  onChange: (historyId: string) => void;
}) {
  return (
    <Select
      aria-label={label}
      controlSize="md"
      className={className ?? ""}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {withDraft && <option value="draft">The draft now</option>}
      {entries.map((entry) => (
        <option key={entry.id} value={entry.id}>
          {momentOf(entry)}
        </option>
      ))}
    </Select>
  );
}

/** The two texts in the order of time. */
function inOrder(entries: readonly HistoryEntry[], at: string, against: string): [string, string] {
  if (against === "draft") return [at, against];
  const newestFirst = entries.map(({ id }) => id);
  return newestFirst.indexOf(against) > newestFirst.indexOf(at) ? [against, at] : [at, against];
}

/** The earlier texts of a draft: each whole, and any two of them compared. */
export function HistoryRoute() {
  const { projectId, docId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: document } = useDocument(docId);
  const history = useHistory(docId);
  const room = useRoom();
  const [restoring, setRestoring] = useState<HistoryEntry>();
  const name = document?.title ?? "Document";
  usePageTitle("History", document?.title, document?.projectName);
  const known = history.items ?? [];
  const asked = useHistoryEntry(docId, search.at);
  // One that is asked for may stand on a page of the list that is not here yet.
  const entries =
    asked.data && history.items && !known.some(({ id }) => id === asked.data.id)
      ? [...known, asked.data]
      : known;
  const entry = search.at ? entries.find(({ id }) => id === search.at) : entries[0];
  const at = search.at ?? entry?.id;
  const { against, layout = "inline" } = search;
  const show = (next: {
    at?: string;
    against?: string | undefined;
    layout?: "split" | undefined;
  }) =>
    void navigate({
      search: (current) => {
        const { against: side, layout: columns, ...rest } = { ...current, ...next };
        return { ...rest, ...(side && { against: side }), ...(columns && { layout: columns }) };
      },
      replace: true,
    });
  const ordered = at !== undefined && against !== undefined && inOrder(entries, at, against);

  return (
    <Page title="History" crumbs={documentCrumbs(projectId, "History", { docId, name })} flush>
      <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-2.5 border-b border-line px-4 py-2 md:pe-3">
        <h1 className="text-md font-strong whitespace-nowrap max-md:sr-only">
          {entry ? momentOf(entry) : "History"}
        </h1>
        {entry && <span className="clip text-ink-3 max-lg:hidden">{REASONS[entry.reason]}</span>}
        {at !== undefined && (
          <EntrySelect
            label="Earlier text"
            value={at}
            entries={entries}
            className="md:hidden"
            onChange={(id) => show({ at: id })}
          />
        )}
        {at !== undefined && (
          <div className="ms-auto flex flex-wrap items-center gap-2 max-md:ms-0">
            {against !== undefined && (
              <span aria-hidden className="text-ink-3 max-lg:hidden">
                Compared with
              </span>
            )}
            {against !== undefined && (
              <EntrySelect
                label="Compared with"
                value={against}
                entries={entries.filter(({ id }) => id !== at)}
                withDraft
                className="w-52!"
                onChange={(id) => show({ against: id })}
              />
            )}
            {against !== undefined && (
              <SegmentedControl
                label="Layout"
                value={layout}
                options={LAYOUTS}
                className="max-lg:hidden"
                onValueChange={(next) => show({ layout: next === "split" ? next : undefined })}
              />
            )}
            <SegmentedControl
              label="Show"
              value={against === undefined ? "text" : "changes"}
              options={SHOWN}
              onValueChange={(next) => show({ against: next === "text" ? undefined : "draft" })}
            />
            {entry && document && mayEdit(document.role) && (
              <Button size="sm" onClick={() => setRestoring(entry)}>
                <Undo2 className="size-3.5" aria-hidden />
                Go back to this text
              </Button>
            )}
          </div>
        )}
      </div>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] md:grid-cols-[minmax(0,1fr)_280px]">
        {at === undefined ? (
          <div className="p-4 md:p-6">
            {history.items ? (
              <EmptyState title="Nothing is kept yet">
                Some minutes after an edit, and when the last person leaves, the text is kept here
                by itself.
              </EmptyState>
            ) : history.isError ? (
              <div className="md:hidden">
                <LoadError
                  what="The history"
                  error={history.error}
                  onRetry={() => void history.refetch()}
                />
              </div>
            ) : (
              <MarkdownSkeleton />
            )}
          </div>
        ) : ordered ? (
          <EarlierChanges
            docId={docId}
            from={ordered[0]}
            to={ordered[1]}
            layout={room === "phone" ? "inline" : layout}
          />
        ) : (
          <EarlierText key={at} docId={docId} at={at} />
        )}
        <aside
          aria-label="Earlier texts"
          className="min-h-0 overflow-y-auto border-s border-line max-md:hidden"
        >
          <HistoryTimeline
            history={history}
            shown={[at, against]}
            onSelect={(id) => show({ at: id, ...(id === against && { against: "draft" }) })}
          />
        </aside>
      </div>
      {restoring && (
        <RestoreHistoryDialog
          docId={docId}
          entry={restoring}
          onRestored={() =>
            void navigate({
              to: "/projects/$projectId/documents/$docId",
              params: { projectId, docId },
              search: {},
            })
          }
          onClose={() => setRestoring(undefined)}
        />
      )}
    </Page>
  );
}
