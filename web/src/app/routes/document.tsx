import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Code, FileText, ListTree } from "lucide-react";
import { useCallback } from "react";
import { Written } from "@/components/ui/written.tsx";
import { useMe } from "@/features/account/api/me.ts";
import { documentQuery } from "@/features/documents/api/get-document.ts";
import { useDraft } from "@/features/editor/api/get-draft.ts";
import { EditorHead } from "@/features/editor/components/editor-head.tsx";
import { SourceSkeleton } from "@/features/editor/components/workspace.tsx";
import type { EditorViewName } from "@/features/editor/model/views.ts";
import { MarkdownSkeleton } from "@/lib/markdown/markdown-view.tsx";
import { usePageTitle } from "@/lib/page-title.ts";
import { BottomBarFrame, bottomBarItemClass } from "../shell/bottom-bar.tsx";
import { Page } from "../shell/page.tsx";
import { DocumentEditor } from "./document-editor.tsx";
import { documentCrumbs, LoadFailure } from "./document-frame.tsx";
import { DOCUMENT_PANELS } from "./document-panels.tsx";

const route = getRouteApi("/app/projects/$projectId/documents/$docId");

const PANES = [
  { view: "source", label: "Source", icon: Code },
  { view: "preview", label: "Preview", icon: FileText },
] as const;
const PANELS_ON_PHONE = [
  { id: "outline", label: "Outline", icon: ListTree },
  ...DOCUMENT_PANELS.slice(0, 2),
];

/** A document: its draft as source and preview, and what one does with it. */
export function DocumentRoute() {
  const { projectId, docId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const document = useQuery(documentQuery(docId));
  const draft = useDraft(docId);
  const { data: me } = useMe();
  usePageTitle(document.data?.title, document.data?.projectName);

  const view: EditorViewName = search.view ?? "split";
  const showView = (next: EditorViewName) =>
    void navigate({
      search: ({ view: _, ...rest }) => (next === "split" ? rest : { ...rest, view: next }),
      replace: true,
    });
  const showPanel = useCallback(
    (next: string | undefined) =>
      void navigate({
        search: ({ panel: _, ...rest }) => (next === undefined ? rest : { ...rest, panel: next }),
        replace: true,
      }),
    [navigate],
  );
  const failed = document.isError ? document : draft.isError && !draft.data ? draft : undefined;
  const title = document.data?.title ?? "Document";

  return (
    <Page
      title={title}
      crumbs={documentCrumbs(projectId, <Written key="title">{title}</Written>)}
      flush
      bottomBar={
        <BottomBarFrame label="Views of the document">
          {PANES.map(({ view: pane, label, icon: Icon }) => (
            <button
              key={pane}
              type="button"
              className={bottomBarItemClass}
              aria-current={(view === "split" ? "preview" : view) === pane ? "page" : undefined}
              onClick={() => showView(pane)}
            >
              <Icon aria-hidden />
              {label}
            </button>
          ))}
          {PANELS_ON_PHONE.map(({ id, label, icon: Icon }) => (
            <button
              key={id}
              type="button"
              aria-haspopup="dialog"
              className={bottomBarItemClass}
              onClick={() => showPanel(id)}
            >
              <Icon aria-hidden />
              {label}
            </button>
          ))}
        </BottomBarFrame>
      }
    >
      {failed ? (
        <LoadFailure
          what={failed === draft ? "The draft" : "This document"}
          error={failed.error}
          onRetry={() => void failed.refetch()}
        />
      ) : document.data && draft.data && me ? (
        <DocumentEditor
          key={docId}
          document={document.data}
          draft={draft.data}
          userId={me.id}
          view={view}
          onViewChange={showView}
          panel={search.panel}
          onPanelChange={showPanel}
          dialog={search.write ? "write" : search.publish ? "publish" : undefined}
          onDialogChange={(dialog) =>
            void navigate({
              search: ({ write: _w, publish: _p, ...rest }) =>
                dialog ? { ...rest, [dialog]: true } : rest,
              replace: dialog === undefined,
            })
          }
        />
      ) : (
        <>
          <EditorHead
            title={title}
            session={undefined}
            readOnly={undefined}
            view={view}
            onViewChange={showView}
          />
          <div aria-busy="true" className="grid min-h-0 flex-1 md:grid-cols-[216px_1fr_1.04fr]">
            <div className="border-line max-md:hidden md:border-e" />
            <div className="border-line max-md:hidden md:border-e">
              <SourceSkeleton />
            </div>
            <div className="p-5 md:p-6">
              <MarkdownSkeleton />
            </div>
          </div>
        </>
      )}
    </Page>
  );
}
