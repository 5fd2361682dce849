import { getRouteApi } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { Suspense } from "react";
import { countOf } from "@/api/pages.ts";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Kbd } from "@/components/ui/key.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { useDocuments } from "@/features/documents/api/list-documents.ts";
import {
  DocumentList,
  DocumentListSkeleton,
} from "@/features/documents/components/document-list.tsx";
import { useProject } from "@/features/projects/api/get-project.ts";
import { lazyPart } from "@/lib/lazy-part.ts";
import { usePageTitle } from "@/lib/page-title.ts";
import { mayEdit } from "@/lib/roles.ts";
import { useShortcut } from "@/lib/shortcuts.ts";
import { Page, PageHeader } from "../shell/page.tsx";
import { projectCrumbs } from "../shell/project-crumbs.tsx";

const NewDocumentDialog = lazyPart(
  () => import("@/features/documents/components/new-document-dialog.tsx"),
  (module) => module.NewDocumentDialog,
);

const route = getRouteApi("/app/projects/$projectId/documents");

/** The documents of a project. */
export function DocumentsRoute() {
  const { projectId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: project } = useProject(projectId);
  const documents = useDocuments(projectId);
  usePageTitle("Documents", project?.name);
  const mayCreate = project !== undefined && mayEdit(project.role);
  const openDialog = () => void navigate({ search: { new: true } });
  useShortcut({ keys: "n", label: "New document", group: "This page", run: openDialog }, mayCreate);
  const newDocument = (
    <Button variant="primary" aria-keyshortcuts="n" onClick={openDialog}>
      <Plus aria-hidden />
      New document
      <span aria-hidden className="max-md:hidden">
        <Kbd>N</Kbd>
      </span>
    </Button>
  );
  return (
    <Page title="Documents" crumbs={projectCrumbs(projectId, "Documents")}>
      <PageHeader
        title="Documents"
        count={countOf(documents)}
        actions={mayCreate && documents.items && documents.items.length > 0 && newDocument}
      />
      <div className="mt-3.5">
        <PagedList
          what="The documents"
          pages={documents}
          skeleton={<DocumentListSkeleton />}
          empty={
            <EmptyState
              centered
              title="No document yet"
              action={mayCreate ? newDocument : undefined}
            >
              A document is written from the answers in the context, section by section, and then
              published as versions that never change.
            </EmptyState>
          }
        >
          {(items) => <DocumentList documents={items} />}
        </PagedList>
      </div>
      {search.new && mayCreate && (
        <Suspense>
          <NewDocumentDialog
            projectId={projectId}
            onOpenChange={() => void navigate({ search: {}, replace: true })}
            onCreated={({ id: docId }) =>
              void navigate({
                to: "/projects/$projectId/documents/$docId",
                params: { projectId, docId },
                search: {},
                replace: true,
              })
            }
          />
        </Suspense>
      )}
    </Page>
  );
}
