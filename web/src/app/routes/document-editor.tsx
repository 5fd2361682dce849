import { useQuery } from "@tanstack/react-query";
import { PenLine } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import type { components } from "@/api/generated/schema.d.ts";
import { isMoving, jobQuery } from "@/api/job.ts";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { useLiveChecks } from "@/features/checks/hooks/use-live-checks.ts";
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
import { mayEdit } from "@/lib/roles.ts";
import { useShortcut } from "@/lib/shortcuts.ts";
import { usePreload } from "@/lib/use-preload.ts";
import { DocumentActions } from "./document-actions.tsx";
import { DIALOG_PARTS, type DocumentDialog, DocumentDialogs } from "./document-dialogs.tsx";
import { DOCUMENT_PANELS, PANEL_CONTENTS, panelTabs } from "./document-panels.tsx";
import { useDiscussing } from "./use-discussing.ts";
import { useRoomNews } from "./use-room-news.ts";

const PRELOADED = [...DIALOG_PARTS, ...PANEL_CONTENTS];

const AUTHOR_MARKS = {
  generated: <AuthorMark mark="generated" />,
  edited: <AuthorMark mark="edited" />,
};

type DialogName = Exclude<DocumentDialog, "image">;

function useGeneration(projectId: string, docId: string) {
  const jobs = useJobs(projectId);
  const listed = latestGeneration(jobs.data?.items ?? [], docId);
  const { data: followed } = useQuery({
    ...jobQuery(listed?.id ?? ""),
    enabled: listed !== undefined && isMoving(listed),
  });
  return followed?.id === listed?.id ? (followed ?? listed) : listed;
}

function blankWords(writing: boolean, editable: boolean) {
  if (writing) {
    return {
      title: "The first section is being written",
      text: "It appears here once it has passed its checks.",
    };
  }
  if (!editable) {
    return { title: "Nothing is written yet", text: "What an editor writes appears here." };
  }
  return {
    title: "This draft is empty",
    text: "Let it be written from the project's context, or begin in the source yourself. What the context does not say becomes an open question.",
  };
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
  const images = useImageUploads(session);
  const [insertingImage, setInsertingImage] = useState(false);
  const { data: versions } = useVersions(docId);
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
  const writing = job !== undefined && isMoving(job);
  const editable = mayEdit(document.role) && save.status !== "lost" && save.status !== "replaced";
  const latest = versions === undefined ? undefined : (versions[0] ?? null);
  const dialogAsked = insertingImage ? "image" : writing ? undefined : dialog;
  const blank = blankWords(writing, editable);
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

  // Made once, so that the panels rest while the save state changes with every key.
  const panels = useMemo(
    () => panelTabs(DOCUMENT_PANELS, { document, session, editable }),
    [document, session, editable],
  );
  useDiscussing(session, onPanelChange);
  usePreload(PRELOADED);

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
          <DocumentActions
            document={document}
            latest={latest}
            editable={editable}
            writing={writing}
            onOpen={open}
          />
        }
      />
      <Workspace
        session={session}
        view={view}
        readOnly={!editable}
        panels={panels}
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
            title={blank.title}
            action={
              editable &&
              !writing && (
                <Button variant="primary" onClick={() => open("write")}>
                  <PenLine aria-hidden />
                  Write the draft
                </Button>
              )
            }
          >
            {blank.text}
          </EmptyState>
        }
      />
      <DocumentDialogs
        document={document}
        session={session}
        latest={latest}
        dialog={editable ? dialogAsked : undefined}
        onClose={() => (insertingImage ? setInsertingImage(false) : onDialogChange(undefined))}
      />
    </>
  );
}
