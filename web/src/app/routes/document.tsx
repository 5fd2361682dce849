import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Code, FileText, ListTree } from "lucide-react";
import { type ReactNode, useCallback } from "react";
import { Written } from "@/components/ui/written.tsx";
import { useMe } from "@/features/account/api/me.ts";
import { documentQuery } from "@/features/documents/api/get-document.ts";
import { ArchivedDocument } from "@/features/documents/components/archived-document.tsx";
import { PeopleHere } from "@/features/editor/components/people-here.tsx";
import { useLiveSession, useLiveSnapshot } from "@/features/editor/hooks/use-live-session.ts";
import type { LiveSession } from "@/features/editor/model/live-session.ts";
import type { EditorViewName } from "@/features/editor/model/views.ts";
import { usePageTitle } from "@/lib/page-title.ts";
import { mayEdit } from "@/lib/roles.ts";
import { BottomBarFrame, bottomBarItemClass } from "../shell/bottom-bar.tsx";
import { Page } from "../shell/page.tsx";
import { DocumentEditor } from "./document-editor.tsx";
import { documentCrumbs, LoadFailure } from "./document-frame.tsx";
import { OpeningFailure, OpeningSkeleton } from "./document-opening.tsx";
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
  const { data: me } = useMe();
  const isArchived = Boolean(document.data?.archivedAt);
  const { session, reload } = useLiveSession({
    docId,
    person: isArchived ? undefined : me,
    mayWrite: document.data === undefined || mayEdit(document.data.role),
  });
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
        search: ({ panel: _p, thread: _t, resolved: _r, ...rest }) =>
          next === undefined ? rest : { ...rest, panel: next },
        replace: true,
      }),
    [navigate],
  );
  const here = session?.docId === docId ? session : undefined;
  const title = document.data?.title ?? "Document";

  return (
    <Page
      title={title}
      crumbs={documentCrumbs(projectId, <Written key="title">{title}</Written>)}
      presence={here && <PeopleHere session={here} />}
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
      {document.isError && !document.data ? (
        <LoadFailure
          ofPage
          what="This document"
          error={document.error}
          onRetry={() => void document.refetch()}
        />
      ) : document.data && isArchived ? (
        <ArchivedDocument document={document.data} />
      ) : document.data && here ? (
        <LiveDocument
          session={here}
          opening={<OpeningSkeleton title={title} view={view} onViewChange={showView} />}
        >
          <DocumentEditor
            key={docId}
            document={document.data}
            session={here}
            onReload={reload}
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
        </LiveDocument>
      ) : (
        <OpeningSkeleton title={title} view={view} onViewChange={showView} />
      )}
    </Page>
  );
}

function LiveDocument({
  session,
  opening,
  children,
}: {
  session: LiveSession;
  opening: ReactNode;
  children: ReactNode;
}) {
  const { ready, save } = useLiveSnapshot(session);
  if (ready) return children;
  return save.status === "connecting" ? opening : <OpeningFailure session={session} />;
}
