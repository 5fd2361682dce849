import { getRouteApi, Link } from "@tanstack/react-router";
import { Plus, Upload } from "lucide-react";
import { Suspense, useCallback, useRef, useState } from "react";
import { countOf } from "@/api/pages.ts";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { FilterInput } from "@/components/ui/filter-input.tsx";
import { Kbd } from "@/components/ui/key.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
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
import { useFilterText } from "@/lib/use-filter-text.ts";
import { Page, PageHeader } from "../shell/page.tsx";
import { projectCrumbs } from "../shell/project-crumbs.tsx";

const NewDocumentDialog = lazyPart(
  () => import("@/features/documents/components/new-document-dialog.tsx"),
  (module) => module.NewDocumentDialog,
);

const ImportDocumentDialog = lazyPart(
  () => import("@/features/documents/components/import-document-dialog.tsx"),
  (module) => module.ImportDocumentDialog,
);

const route = getRouteApi("/app/projects/$projectId/documents");
const FILTERED_FROM = 8;
const FILTERS = [
  { value: "active", label: "Active" },
  { value: "archived", label: "Archived" },
] as const;

/** The documents of a project. */
export function DocumentsRoute() {
  const { projectId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: project } = useProject(projectId);
  const show = search.show ?? "active";
  const documents = useDocuments(projectId, { q: search.q, archived: show === "archived" });
  const applyFilter = useCallback(
    (q: string) =>
      void navigate({
        search: ({ q: _before, ...rest }) => ({ ...rest, ...(q && { q }) }),
        replace: true,
      }),
    [navigate],
  );
  const [filterText, setFilterText] = useFilterText(search.q, applyFilter);
  const filter = useRef<HTMLInputElement>(null);
  const isLong = filterText !== "" || (documents.items ?? []).length >= FILTERED_FROM;
  usePageTitle("Documents", project?.name);
  const mayCreate = project !== undefined && mayEdit(project.role);
  const openDialog = () => void navigate({ search: (before) => ({ ...before, new: true }) });
  useShortcut({ keys: "n", label: "New document", group: "This page", run: openDialog }, mayCreate);
  useShortcut(
    { keys: "/", label: "Filter by title", group: "This page", run: () => filter.current?.focus() },
    isLong,
  );
  const [importing, setImporting] = useState<{ file?: File | undefined }>();
  const startImport = () => setImporting({});
  useShortcut(
    { keys: "i", label: "Import a document", group: "This page", run: startImport },
    mayCreate,
  );
  const openDocument = (docId: string) =>
    void navigate({
      to: "/projects/$projectId/documents/$docId",
      params: { projectId, docId },
      search: {},
      replace: true,
    });
  const importDocument = (
    <Button aria-keyshortcuts="i" onClick={startImport}>
      <Upload aria-hidden />
      Import
    </Button>
  );
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
        actions={
          mayCreate &&
          documents.items &&
          (documents.items.length > 0 || search.q || show === "archived") && (
            <>
              {importDocument}
              {newDocument}
            </>
          )
        }
      />
      <div className="mt-3.5 flex flex-wrap items-center gap-2">
        {isLong && (
          <FilterInput
            ref={filter}
            label="Filter by title"
            value={filterText}
            onValueChange={setFilterText}
          />
        )}
        <SegmentedControl
          label="Which documents"
          value={show}
          options={FILTERS}
          onValueChange={(value) =>
            void navigate({
              search: ({ show: _before, ...rest }) =>
                value === "active" ? rest : { ...rest, show: value },
            })
          }
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
      <div
        className="mt-3.5 min-h-60"
        onDragOver={(event) => mayCreate && event.preventDefault()}
        onDrop={(event) => {
          const file = event.dataTransfer.files[0];
          if (!mayCreate || file === undefined) return;
          event.preventDefault();
          setImporting({ file });
        }}
      >
        <PagedList
          what="The documents"
          pages={documents}
          skeleton={<DocumentListSkeleton />}
          empty={
            search.q ? (
              <EmptyState
                action={<Button onClick={() => setFilterText("")}>Clear the filter</Button>}
              >
                No document has “{search.q}” in its title.
              </EmptyState>
            ) : show === "archived" ? (
              <EmptyState
                action={
                  <Button asChild>
                    <Link to="." search={{}}>
                      Show active documents
                    </Link>
                  </Button>
                }
              >
                Nothing is archived. An archived document keeps its draft and its versions, and can
                be restored.
              </EmptyState>
            ) : (
              <EmptyState
                centered
                title="No document yet"
                action={
                  mayCreate ? (
                    <div className="flex flex-wrap justify-center gap-2">
                      {newDocument}
                      {importDocument}
                    </div>
                  ) : undefined
                }
              >
                A document is written from the answers in the context, section by section, and then
                published as versions that never change. A Word or Markdown file you have can be
                imported.
              </EmptyState>
            )
          }
        >
          {(items) => <DocumentList documents={items} />}
        </PagedList>
      </div>
      {search.new && mayCreate && (
        <Suspense>
          <NewDocumentDialog
            projectId={projectId}
            onClose={() =>
              void navigate({ search: ({ new: _open, ...rest }) => rest, replace: true })
            }
            onCreated={({ id }) => openDocument(id)}
          />
        </Suspense>
      )}
      {importing && mayCreate && (
        <Suspense>
          <ImportDocumentDialog
            projectId={projectId}
            initialFile={importing.file}
            onClose={() => setImporting(undefined)}
            onImported={openDocument}
          />
        </Suspense>
      )}
    </Page>
  );
}
