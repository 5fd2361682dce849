import { getRouteApi, Link } from "@tanstack/react-router";
import { ArrowRight, FileDown } from "lucide-react";
import { buttonClass } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { useDocument } from "@/features/documents/api/get-document.ts";
import { useDiff } from "@/features/versions/api/get-diff.ts";
import { useVersions, type Version } from "@/features/versions/api/list-versions.ts";
import { ChangeCounts } from "@/features/versions/components/change-counts.tsx";
import { CompareView } from "@/features/versions/components/compare-view.tsx";
import {
  type Side,
  sideName,
  VersionSelect,
} from "@/features/versions/components/version-select.tsx";
import { VersionSheet } from "@/features/versions/components/version-sheet.tsx";
import { VersionTimeline } from "@/features/versions/components/version-timeline.tsx";
import { MarkdownSkeleton } from "@/lib/markdown/markdown-view.tsx";
import { usePageTitle } from "@/lib/page-title.ts";
import { useRoom } from "@/lib/use-media.ts";
import { Page } from "../shell/page.tsx";
import { documentCrumbs, LoadFailure } from "./document-frame.tsx";

const route = getRouteApi("/app/projects/$projectId/documents/$docId/versions");

const MODES = [
  { value: "document", label: "Document" },
  { value: "source", label: "Source" },
] as const;
const LAYOUTS = [
  { value: "inline", label: "Inline" },
  { value: "split", label: "Side by side" },
] as const;

/** The sides to compare: those asked for, or the last two, or the only one with the draft. */
function sidesOf(
  versions: readonly Version[],
  search: { from?: number; to?: number | "draft" },
): { from: number; to: Side } {
  const known = (side: Side | undefined) =>
    side === "draft" || versions.some(({ number }) => number === side) ? side : undefined;
  const [newest, second] = versions;
  const from = known(search.from);
  return {
    from: typeof from === "number" ? from : (second?.number ?? newest?.number ?? 1),
    to: known(search.to) ?? (second && newest ? newest.number : "draft"),
  };
}

function useComparison(versions: readonly Version[], from: number, to: Side) {
  const idOf = (side: Side) => versions.find(({ number }) => number === side)?.id;
  return useDiff(idOf(to === "draft" ? from : to), to === "draft" ? "draft" : idOf(from));
}

function Comparison({ docId, versions }: { docId: string; versions: readonly Version[] }) {
  const { projectId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { from, to } = sidesOf(versions, search);
  const comparison = useComparison(versions, from, to);
  const diff = comparison.data;
  const choose = (sides: { from?: Side; to?: Side }) =>
    void navigate({
      search: (current) => ({
        ...current,
        from,
        to,
        ...(typeof sides.from === "number" ? { from: sides.from } : {}),
        ...(sides.to !== undefined ? { to: sides.to } : {}),
      }),
      replace: true,
    });
  const exported = versions.find(({ number }) => number === (to === "draft" ? from : to));
  const room = useRoom();
  const failed = comparison.isError && !diff;
  const mode = search.mode ?? "document";
  const layout = search.layout ?? "inline";
  const shown = to === "draft" ? [from] : [from, to];

  return (
    <>
      <div className="flex shrink-0 items-center gap-2 overflow-x-auto border-b border-line px-4 py-2.5 md:gap-2.5 md:py-3 md:ps-5">
        <h1 className="sr-only">
          {sideName(from)} compared with {sideName(to)}
        </h1>
        <VersionSelect
          label="From"
          value={from}
          versions={versions}
          withDraft={false}
          onChange={(side) => choose({ from: side })}
        />
        <ArrowRight className="size-3.5 text-ink-3 rtl:rotate-180" aria-hidden />
        <VersionSelect
          label="To"
          value={to}
          versions={versions}
          withDraft
          onChange={(side) => choose({ to: side })}
        />
        <span role="status" className="ms-2 max-md:hidden">
          {diff ? <ChangeCounts {...diff.counts} /> : !failed && <Skeleton width={160} />}
        </span>
        <div className="ms-auto flex shrink-0 items-center gap-2">
          <SegmentedControl
            label="Layout"
            value={layout}
            options={LAYOUTS}
            className="max-lg:hidden"
            onValueChange={(next) =>
              void navigate({
                search: ({ layout: _, ...rest }) =>
                  next === "split" ? { ...rest, layout: "split" } : rest,
                replace: true,
              })
            }
          />
          <SegmentedControl
            label="Show"
            value={mode}
            options={MODES}
            className="max-md:hidden"
            onValueChange={(next) =>
              void navigate({
                search: ({ mode: _, ...rest }) =>
                  next === "source" ? { ...rest, mode: "source" } : rest,
                replace: true,
              })
            }
          />
          {exported && (
            <Link
              to="/projects/$projectId/documents/$docId/versions/$versionId"
              params={{ projectId, docId, versionId: exported.id }}
              search={{ export: true }}
              className={buttonClass()}
            >
              <FileDown aria-hidden />
              <span className="max-md:sr-only">Export</span>
            </Link>
          )}
        </div>
      </div>
      <div className="grid min-h-0 flex-1 md:grid-cols-[minmax(0,1fr)_260px] lg:grid-cols-[236px_minmax(0,1fr)_320px]">
        {failed ? (
          <div className="lg:col-span-2">
            <LoadFailure
              what="This comparison"
              error={comparison.error}
              onRetry={() => void comparison.refetch()}
            />
          </div>
        ) : diff ? (
          <CompareView
            key={`${from} ${to}`}
            diff={diff}
            mode={mode}
            layout={room === "phone" ? "inline" : layout}
          />
        ) : (
          <>
            <div
              aria-hidden
              className="grid content-start gap-5 border-e border-line p-4 max-lg:hidden"
            >
              <Skeleton width="70%" />
              <Skeleton width="56%" />
              <Skeleton width="64%" />
            </div>
            <div className="p-6" aria-busy="true">
              <MarkdownSkeleton />
            </div>
          </>
        )}
        <aside
          aria-label="All versions"
          className="min-h-0 overflow-y-auto border-s border-line max-md:hidden"
        >
          <VersionTimeline projectId={projectId} docId={docId} versions={versions} shown={shown} />
        </aside>
      </div>
      <div className="flex shrink-0 justify-end border-t border-line px-4 py-2 md:hidden">
        <VersionSheet projectId={projectId} docId={docId} versions={versions} shown={shown} />
      </div>
    </>
  );
}

/** What changed between two versions of a document, or between one and the draft. */
export function VersionsRoute() {
  const { projectId, docId } = route.useParams();
  const { data: document } = useDocument(docId);
  const versions = useVersions(docId);
  usePageTitle("Versions", document?.title, document?.projectName);
  const name = document?.title ?? "Document";
  return (
    <Page
      title="Compare versions"
      crumbs={documentCrumbs(projectId, "Versions", { docId, name })}
      flush
    >
      {versions.isError && !versions.data ? (
        <LoadFailure
          ofPage
          what="The list of versions"
          error={versions.error}
          onRetry={() => void versions.refetch()}
        />
      ) : !versions.data ? (
        <div className="min-h-0 flex-1 p-6" aria-busy="true">
          <MarkdownSkeleton />
        </div>
      ) : versions.data.length === 0 ? (
        <div className="mx-auto min-h-0 w-full max-w-160 flex-1 overflow-y-auto p-4 md:pt-10">
          <h1 className="sr-only">Versions</h1>
          <EmptyState
            centered
            title="No version yet"
            action={
              <Link
                to="/projects/$projectId/documents/$docId"
                params={{ projectId, docId }}
                search={{ publish: true }}
                className={buttonClass("primary")}
              >
                Publish the draft
              </Link>
            }
          >
            A version is the draft as it was when it was published. It never changes, and it can be
            exported and compared.
          </EmptyState>
        </div>
      ) : (
        <Comparison docId={docId} versions={versions.data} />
      )}
    </Page>
  );
}
