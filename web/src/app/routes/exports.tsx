import { getRouteApi, Link } from "@tanstack/react-router";
import { FolderArchive } from "lucide-react";
import { useState } from "react";
import { countOf } from "@/api/pages.ts";
import { Button, buttonClass } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { useBranding } from "@/features/branding/api/branding.ts";
import { useExports } from "@/features/exports/api/list-exports.ts";
import { ExportDialog } from "@/features/exports/components/export-dialog.tsx";
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
  const exports = useExports(projectId);
  const { data: branding } = useBranding(project?.organizationId);
  const [exporting, setExporting] = useState(false);
  usePageTitle("Exports", project?.name);
  return (
    <Page title="Exports" crumbs={projectCrumbs(projectId, "Exports")}>
      <PageHeader
        title="Exports"
        count={countOf(exports)}
        actions={
          <Button onClick={() => setExporting(true)}>
            <FolderArchive className="size-3.5" aria-hidden />
            Export project
          </Button>
        }
      />
      {exporting && (
        <ExportDialog
          projectId={projectId}
          subject={{ kind: "project" }}
          usualCover={branding?.settings.cover}
          description="The latest version of every published document, in one ZIP."
          onOpenChange={setExporting}
        />
      )}
      <div className="mt-3.5">
        <PagedList
          what="The exports"
          pages={exports}
          skeleton={<ExportListSkeleton />}
          empty={
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
          }
        >
          {(items) => (
            <ExportList files={items} mayExport={project !== undefined && mayEdit(project.role)} />
          )}
        </PagedList>
      </div>
    </Page>
  );
}
