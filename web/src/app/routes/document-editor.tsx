import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Archive, Ellipsis, FileDown, GitCompareArrows, History, PenLine } from "lucide-react";
import { Suspense, useCallback, useState } from "react";
import type { components } from "@/api/generated/schema.d.ts";
import { isMoving, jobQuery } from "@/api/job.ts";
import { Button, buttonClass } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { useLiveChecks } from "@/features/checks/hooks/use-live-checks.ts";
import { useContextAnswers } from "@/features/context/api/get-context.ts";
import { toForm } from "@/features/context/model/context-form.ts";
import { STEPS, stepStates } from "@/features/context/model/steps.ts";
import { useUpdateDocument } from "@/features/documents/api/update-document.ts";
import { EditorHead } from "@/features/editor/components/editor-head.tsx";
import { SaveNotice } from "@/features/editor/components/save-notice.tsx";
import { Workspace } from "@/features/editor/components/workspace.tsx";
import { useLiveSnapshot } from "@/features/editor/hooks/use-live-session.ts";
import type { LiveSession } from "@/features/editor/model/live-session.ts";
import type { EditorViewName } from "@/features/editor/model/views.ts";
import { AuthorMark } from "@/features/generation/components/author-mark.tsx";
import { GenerationBar } from "@/features/generation/components/generation-bar.tsx";
import { GenerationFailure } from "@/features/generation/components/generation-failure.tsx";
import { RunningTextView } from "@/features/generation/components/running-text.tsx";
import { useAuthorship } from "@/features/generation/hooks/use-authorship.ts";
import { latestGeneration } from "@/features/generation/model/generation-job.ts";
import { UploadingImages } from "@/features/images/components/uploading-images.tsx";
import { useImageUploads } from "@/features/images/hooks/use-image-uploads.ts";
import { useCancelJob } from "@/features/jobs/api/cancel-job.ts";
import { useJobs } from "@/features/jobs/api/list-jobs.ts";
import { useToldJobs } from "@/features/jobs/hooks/use-told-jobs.ts";
import { useVersions } from "@/features/versions/api/list-versions.ts";
import { lazyPart, loadPart } from "@/lib/lazy-part.ts";
import { countWords } from "@/lib/markdown/analyze.ts";
import { mayEdit } from "@/lib/roles.ts";
import { useShortcut } from "@/lib/shortcuts.ts";
import { usePreload } from "@/lib/use-preload.ts";
import { DOCUMENT_PANELS, PANEL_CONTENTS, panelTabs } from "./document-panels.tsx";
import { useDiscussing } from "./use-discussing.ts";
import { useRoomNews } from "./use-room-news.ts";

const WriteDialog = lazyPart(
  () => import("@/features/generation/components/write-dialog.tsx"),
  (module) => module.WriteDialog,
);
const InsertImageDialog = lazyPart(
  () => import("@/features/images/components/insert-image-dialog.tsx"),
  (module) => module.InsertImageDialog,
);
const PublishDialog = lazyPart(
  () => import("@/features/versions/components/publish-dialog.tsx"),
  (module) => module.PublishDialog,
);

const loadDiagrams = () => import("@/features/images/api/publish-diagrams.ts");
const PRELOADED = [
  PublishDialog,
  WriteDialog,
  InsertImageDialog,
  { preload: () => void loadDiagrams().catch(() => undefined) },
  ...PANEL_CONTENTS,
];

/** How long publishing and writing wait for what was typed last. */
const SAVE_WAIT_MS = 8_000;

const AUTHOR_MARKS = {
  generated: <AuthorMark mark="generated" />,
  edited: <AuthorMark mark="edited" />,
};

type DialogName = "write" | "publish";

function useGeneration(projectId: string, docId: string) {
  const jobs = useJobs(projectId);
  const listed = latestGeneration(jobs.data?.items ?? [], docId);
  const { data: followed } = useQuery({
    ...jobQuery(listed?.id ?? ""),
    enabled: listed !== undefined && isMoving(listed),
  });
  return followed?.id === listed?.id ? (followed ?? listed) : listed;
}

function useMissingAnswers(projectId: string) {
  const { data } = useContextAnswers(projectId);
  if (!data) return undefined;
  const states: Readonly<Record<string, string>> = stepStates(toForm(data.context));
  return STEPS.filter(({ id }) => states[id] === "empty").map(({ id, title }) => ({
    step: id,
    title,
  }));
}

/** One document at work: editor, writing, publishing. */
export function DocumentEditor({
  document,
  session,
  onReload,
  view,
  onViewChange,
  panel,
  onPanelChange,
  dialog,
  onDialogChange,
}: {
  document: components["schemas"]["Document"];
  session: LiveSession;
  onReload: () => void;
  view: EditorViewName;
  onViewChange: (view: EditorViewName) => void;
  panel: string | undefined;
  onPanelChange: (panel: string | undefined) => void;
  dialog: DialogName | undefined;
  onDialogChange: (dialog: DialogName | undefined) => void;
}) {
  const { id: docId, projectId, title } = document;
  const { save } = useLiveSnapshot(session);
  const images = useImageUploads(docId, session);
  const [insertingImage, setInsertingImage] = useState(false);
  const { data: versions } = useVersions(docId);
  const missing = useMissingAnswers(projectId);
  const job = useGeneration(projectId, docId);
  useToldJobs(projectId, session);
  useRoomNews(docId, session);
  useLiveChecks(docId, session);
  const authors = useAuthorship(docId, session);
  const markOf = useCallback(
    (key: string) => {
      const mark = authors.get(key);
      return mark && AUTHOR_MARKS[mark];
    },
    [authors],
  );
  const cancel = useCancelJob();
  const update = useUpdateDocument();
  const writing = job !== undefined && isMoving(job);
  const editable = mayEdit(document.role) && save.status !== "lost" && save.status !== "replaced";
  const latest = versions === undefined ? undefined : (versions[0] ?? null);

  const navigate = useNavigate();
  const open = (name: DialogName) => onDialogChange(name);
  useShortcut({
    keys: "mod+s",
    label: "Save now",
    group: "This page",
    whileTyping: true,
    run: session.retry,
  });
  useShortcut(
    {
      keys: "mod+enter",
      label: "Publish",
      group: "This page",
      whileTyping: true,
      run: () => open("publish"),
    },
    editable && !writing,
  );
  useShortcut(
    { keys: "w", label: "Write the draft", group: "This page", run: () => open("write") },
    editable && !writing,
  );
  const views: EditorViewName[] = ["source", "split", "preview"];
  useShortcut({
    keys: "mod+e",
    label: "Source, split, preview",
    group: "This page",
    whileTyping: true,
    run: () => onViewChange(views[(views.indexOf(view) + 1) % views.length] ?? "split"),
  });

  useDiscussing(session, onPanelChange);
  usePreload(PRELOADED);

  const compareLink = (
    <Link
      to="/projects/$projectId/documents/$docId/versions"
      params={{ projectId, docId }}
      search={latest ? { from: latest.number, to: "draft" } : {}}
      className={buttonClass("plain", "sm")}
    >
      <GitCompareArrows className="size-3.5" aria-hidden />
      Compare
    </Link>
  );

  return (
    <>
      <EditorHead
        title={title}
        session={session}
        readOnly={editable ? undefined : "Reading only"}
        meta={
          latest === undefined
            ? undefined
            : latest
              ? `Version ${latest.number} published`
              : "Not published yet"
        }
        view={view}
        onViewChange={onViewChange}
        actions={
          <>
            <span className="contents max-md:hidden">{latest && compareLink}</span>
            {editable && (
              <Button
                size="sm"
                className="max-md:hidden"
                disabled={writing}
                onClick={() => open("write")}
              >
                <PenLine className="size-3.5" aria-hidden />
                Write
              </Button>
            )}
            {editable && (
              <Button
                size="sm"
                variant="primary"
                disabled={writing}
                onClick={() => open("publish")}
              >
                Publish
              </Button>
            )}
            <Menu
              label="More"
              trigger={
                <IconButton label="More" tooltip={false}>
                  <Ellipsis aria-hidden />
                </IconButton>
              }
            >
              {editable && (
                <MenuItem disabled={writing} onSelect={() => open("write")}>
                  <PenLine aria-hidden />
                  Write the draft
                </MenuItem>
              )}
              <MenuItem asChild>
                <Link
                  to="/projects/$projectId/documents/$docId/versions"
                  params={{ projectId, docId }}
                >
                  <History aria-hidden />
                  Versions
                </Link>
              </MenuItem>
              {latest && (
                <MenuItem asChild>
                  <Link
                    to="/projects/$projectId/documents/$docId/versions/$versionId"
                    params={{ projectId, docId, versionId: latest.id }}
                    search={{ export: true }}
                  >
                    <FileDown aria-hidden />
                    Export version {latest.number}
                  </Link>
                </MenuItem>
              )}
              {editable && (
                <>
                  <MenuSeparator />
                  <MenuItem
                    danger
                    onSelect={() => update.mutate({ document, patch: { archived: true } })}
                  >
                    <Archive aria-hidden />
                    Archive
                  </MenuItem>
                </>
              )}
            </Menu>
          </>
        }
      />
      <Workspace
        session={session}
        view={view}
        readOnly={!editable}
        panels={panelTabs(DOCUMENT_PANELS, { document, session, editable })}
        panel={panel}
        onPanelChange={onPanelChange}
        markOf={markOf}
        onInsertImage={() => setInsertingImage(true)}
        notice={
          <>
            <SaveNotice session={session} onReload={onReload} />
            {job?.status === "failed" && editable && (
              <GenerationFailure key={job.id} job={job} onAgain={() => open("write")} />
            )}
          </>
        }
        foot={
          <>
            <UploadingImages {...images} />
            <RunningTextView onRoomEvent={session.onRoomEvent} />
            {writing && (
              <GenerationBar
                job={job}
                cancelling={cancel.isPending}
                onCancel={() => cancel.mutate(job)}
              />
            )}
          </>
        }
        empty={
          <EmptyState
            title={editable ? "This draft is empty" : "Nothing is written yet"}
            action={
              editable && (
                <Button variant="primary" disabled={writing} onClick={() => open("write")}>
                  <PenLine aria-hidden />
                  Write the draft
                </Button>
              )
            }
          >
            {editable
              ? "Let it be written from the project's context, or begin in the source yourself. What the context does not say becomes an open question."
              : "What an editor writes appears here."}
          </EmptyState>
        }
      />
      <Suspense>
        {dialog === "write" && editable && !writing && (
          <WriteDialog
            docId={docId}
            documentTitle={title}
            target={{ kind: "draft", projectId, words: countWords(session.read()), missing }}
            beforeStart={() => session.whenSaved(SAVE_WAIT_MS)}
            onOpenChange={() => onDialogChange(undefined)}
          />
        )}
        {insertingImage && editable && (
          <InsertImageDialog
            docId={docId}
            target={session}
            onClose={() => setInsertingImage(false)}
          />
        )}
        {dialog === "publish" && editable && !writing && (
          <PublishDialog
            docId={docId}
            projectId={projectId}
            latest={latest}
            beforePublish={() => session.whenSaved(SAVE_WAIT_MS)}
            drawDiagrams={async () => {
              const { publishDiagrams } = await loadPart(loadDiagrams);
              return publishDiagrams(docId, session.read());
            }}
            onPublished={(version, undrawn) => {
              onDialogChange(undefined);
              notifySuccess({
                title: `Version ${version.number} is published`,
                action: {
                  label: "Open it",
                  run: () =>
                    void navigate({
                      to: "/projects/$projectId/documents/$docId/versions/$versionId",
                      params: { projectId, docId, versionId: version.id },
                    }),
                },
                description:
                  undrawn === 0
                    ? "It never changes again."
                    : `It never changes again. ${undrawn === 1 ? "One diagram" : `${undrawn} diagrams`} could not be drawn; exports show the source.`,
              });
            }}
            onOpenChange={() => onDialogChange(undefined)}
          />
        )}
      </Suspense>
    </>
  );
}
