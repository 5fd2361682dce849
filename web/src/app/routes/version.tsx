import { getRouteApi, Link } from "@tanstack/react-router";
import { FileDown, GitCompareArrows, Link2, Lock, Undo2 } from "lucide-react";
import { Suspense, useRef, useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button, buttonClass } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { useBranding } from "@/features/branding/api/branding.ts";
import { useDocument } from "@/features/documents/api/get-document.ts";
import { useProject } from "@/features/projects/api/get-project.ts";
import { RequirementsList } from "@/features/requirements/components/requirements-list.tsx";
import { useVersion } from "@/features/versions/api/get-version.ts";
import { useVersions } from "@/features/versions/api/list-versions.ts";
import { ContentHash } from "@/features/versions/components/content-hash.tsx";
import { VersionFacts } from "@/features/versions/components/version-facts.tsx";
import { VersionSheet } from "@/features/versions/components/version-sheet.tsx";
import { VersionTimeline } from "@/features/versions/components/version-timeline.tsx";
import { counted } from "@/lib/counted.ts";
import { lazyPart } from "@/lib/lazy-part.ts";
import { MarkdownView, type MarkdownViewHandle } from "@/lib/markdown/markdown-view.tsx";
import { usePreview } from "@/lib/markdown/use-preview.ts";
import { usePageTitle } from "@/lib/page-title.ts";
import { mayEdit } from "@/lib/roles.ts";
import { useShortcut } from "@/lib/shortcuts.ts";
import { Page } from "../shell/page.tsx";
import { documentCrumbs, LoadFailure } from "./document-frame.tsx";

const ExportDialog = lazyPart(
  () => import("@/features/exports/components/export-dialog.tsx"),
  (module) => module.ExportDialog,
);

const RestoreDialog = lazyPart(
  () => import("@/features/versions/components/restore-dialog.tsx"),
  (module) => module.RestoreDialog,
);
const ShareDialog = lazyPart(
  () => import("@/features/versions/components/share-dialog.tsx"),
  (module) => module.ShareDialog,
);

const TABS = [
  { value: "about", label: "About" },
  { value: "requirements", label: "Requirements" },
] as const;

const route = getRouteApi("/app/projects/$projectId/documents/$docId/versions/$versionId");

/** One version as it was published, to be read, checked and exported. */
export function VersionRoute() {
  const { projectId, docId, versionId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useVersion(versionId);
  const { data: version } = query;
  const { data: document } = useDocument(docId);
  const { data: versions } = useVersions(docId);
  const { analysis, parts, isPartial } = usePreview(version?.content);
  const name = document?.title ?? "Document";
  const title = version ? `Version ${version.number}` : "Version";
  usePageTitle(title, document?.title, document?.projectName);
  const [restoring, setRestoring] = useState(false);
  const [sharing, setSharing] = useState(false);
  const [tab, setTab] = useState<"about" | "requirements">("about");
  const view = useRef<MarkdownViewHandle>(null);
  const goTo = (id: string) => {
    const at = version?.content.indexOf(id) ?? -1;
    if (version && at !== -1) {
      view.current?.scrollToLine(version.content.slice(0, at).split("\n").length);
    }
  };
  const { data: project } = useProject(projectId);
  const { data: branding } = useBranding(search.export ? project?.organizationId : undefined);
  const mayExport = document !== undefined && mayEdit(document.role);
  const openExport = () => void navigate({ search: { export: true } });
  useShortcut(
    { keys: "e", label: "Export this version", group: "This page", run: openExport },
    mayExport && version !== undefined,
  );
  return (
    <Page title={title} crumbs={documentCrumbs(projectId, title, { docId, name })} flush>
      {query.isError ? (
        <LoadFailure
          ofPage
          what="This version"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      ) : (
        <>
          <div className="flex min-h-12 shrink-0 items-center gap-2.5 border-b border-line px-4 py-2 md:pe-3">
            <h1 className="text-md font-strong whitespace-nowrap">{title}</h1>
            <Badge>
              <Lock aria-hidden />
              Published
            </Badge>
            {version ? (
              <span className="clip text-ink-3 max-lg:hidden">
                {version.label && (
                  <>
                    <bdi className="text-ink-2">{version.label}</bdi>,{" "}
                  </>
                )}
                <bdi>{version.publishedBy.name}</bdi>, <RelativeTime at={version.publishedAt} />
              </span>
            ) : (
              <Skeleton width={180} className="max-lg:hidden" />
            )}
            <div className="ms-auto flex shrink-0 gap-2">
              {version && (
                <Link
                  to="/projects/$projectId/documents/$docId/versions"
                  params={{ projectId, docId }}
                  search={
                    version.number > 1
                      ? { from: version.number - 1, to: version.number }
                      : { from: version.number, to: "draft" }
                  }
                  className={buttonClass("plain", "sm")}
                >
                  <GitCompareArrows className="size-3.5" aria-hidden />
                  <span className="max-md:sr-only">Compare</span>
                </Link>
              )}
              {mayExport && version && (
                <Button size="sm" onClick={() => setSharing(true)}>
                  <Link2 className="size-3.5" aria-hidden />
                  <span className="max-md:sr-only">Share</span>
                </Button>
              )}
              {mayExport && version && (
                <Button size="sm" onClick={() => setRestoring(true)}>
                  <Undo2 className="size-3.5" aria-hidden />
                  <span className="max-md:sr-only">Restore</span>
                </Button>
              )}
              {mayExport && version && (
                <Button size="sm" variant="primary" onClick={openExport}>
                  <FileDown className="size-3.5" aria-hidden />
                  Export
                </Button>
              )}
            </div>
          </div>
          <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] md:grid-cols-[minmax(0,1fr)_260px] lg:grid-cols-[minmax(0,1fr)_320px]">
            <MarkdownView
              parts={parts}
              isPartial={isPartial}
              handle={view}
              label={title}
              className="px-4.5 pt-5 pb-16 md:px-[max(1.5rem,calc(50%-21rem))] md:pt-9"
            />
            <aside
              aria-label="About this version"
              className="min-h-0 overflow-y-auto border-s border-line max-md:hidden"
            >
              {version && (
                <div className="border-b border-line-soft p-2.5">
                  <SegmentedControl
                    label="Beside the text"
                    value={tab}
                    options={TABS}
                    onValueChange={setTab}
                  />
                </div>
              )}
              {version && tab === "requirements" && (
                <RequirementsList source={{ versionId: version.id }} onSelect={goTo} />
              )}
              {version && tab === "about" && (
                <VersionFacts version={version}>
                  {analysis && (
                    <span className="text-ink-3 tabular-nums">
                      {counted(analysis.words, "word")},{" "}
                      {counted(analysis.requirements, "requirement")}
                    </span>
                  )}
                </VersionFacts>
              )}
              {tab === "about" && (
                <VersionTimeline
                  projectId={projectId}
                  docId={docId}
                  versions={versions}
                  shown={version ? [version.number] : []}
                />
              )}
            </aside>
          </div>
          {version && (
            <div className="flex shrink-0 items-center justify-between gap-3 border-t border-line px-4 py-2 text-xs md:hidden">
              <ContentHash hash={version.contentHash} />
              <VersionSheet
                projectId={projectId}
                docId={docId}
                versions={versions}
                shown={[version.number]}
              />
            </div>
          )}
        </>
      )}
      {sharing && version && (
        <Suspense>
          <ShareDialog version={version} onOpenChange={setSharing} />
        </Suspense>
      )}
      {restoring && version && (
        <Suspense>
          <RestoreDialog
            version={version}
            onRestored={() =>
              void navigate({
                to: "/projects/$projectId/documents/$docId",
                params: { projectId, docId },
                search: {},
              })
            }
            onOpenChange={setRestoring}
          />
        </Suspense>
      )}
      {search.export && version && mayExport && (
        <Suspense>
          <ExportDialog
            projectId={projectId}
            subject={{ kind: "version", versionId, versionNumber: version.number }}
            description={
              <>
                <bdi>{name}</bdi>
                {analysis && `, ${counted(analysis.words, "word")}`}, published{" "}
                <RelativeTime at={version.publishedAt} />
              </>
            }
            usualCover={branding?.settings.cover}
            onOpenChange={() => void navigate({ search: {}, replace: true })}
          />
        </Suspense>
      )}
    </Page>
  );
}
