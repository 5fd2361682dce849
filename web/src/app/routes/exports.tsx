import { getRouteApi, Link } from "@tanstack/react-router";
import { explain, requestIdOf } from "@/api/errors.ts";
import { Button, buttonClass } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { useExports } from "@/features/exports/api/list-exports.ts";
import { ExportList, ExportListSkeleton } from "@/features/exports/components/export-list.tsx";
import { useProject } from "@/features/projects/api/get-project.ts";
import { usePageTitle } from "@/lib/page-title.ts";
import { mayEdit } from "@/lib/roles.ts";
import { Page, PageHeader } from "../shell/page.tsx";
import { projectCrumbs } from "../shell/project-crumbs.tsx";

const route = getRouteApi("/app/projects/$projectId/exports");

/** The files that were made of a project's versions. */
export function ExportsRoute() {
  const { projectId } = route.useParams();
  const { data: project } = useProject(projectId);
  const query = useExports(projectId);
  const { files } = query;
  usePageTitle("Exports", project?.name);
  return (
    <Page title="Exports" crumbs={projectCrumbs(projectId, "Exports")}>
      <PageHeader
        title="Exports"
        count={files && `${files.length}${query.hasNextPage ? "+" : ""}`}
      />
      <div className="mt-3.5">
        {query.isError && !files ? (
          <ErrorPanel
            title="The exports could not be loaded"
            description={explain(query.error)}
            requestId={requestIdOf(query.error)}
            onRetry={() => void query.refetch()}
          />
        ) : !files ? (
          <ExportListSkeleton />
        ) : files.length > 0 ? (
          <>
            <ExportList files={files} mayExport={project !== undefined && mayEdit(project.role)} />
            {query.hasNextPage && (
              <p className="pt-3">
                <Button
                  pending={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  Show more
                </Button>
              </p>
            )}
          </>
        ) : (
          <EmptyState
            centered
            title="No export yet"
            action={
              <Link
                to="/projects/$projectId/documents"
                params={{ projectId }}
                className={buttonClass()}
              >
                Choose a document
              </Link>
            }
          >
            A published version becomes a PDF, a Word file, HTML or Markdown. The files stay here.
          </EmptyState>
        )}
      </div>
    </Page>
  );
}
