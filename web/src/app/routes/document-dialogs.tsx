import { useNavigate } from "@tanstack/react-router";
import { Suspense } from "react";
import type { components } from "@/api/generated/schema.d.ts";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { useContextAnswers } from "@/features/context/api/get-context.ts";
import { toForm } from "@/features/context/model/context-form.ts";
import { STEPS, stepStates } from "@/features/context/model/steps.ts";
import type { LiveSession } from "@/features/editor/model/live-session.ts";
import type { Version } from "@/features/versions/api/list-versions.ts";
import { lazyPart, loadPart } from "@/lib/lazy-part.ts";
import { countWords } from "@/lib/markdown/analyze.ts";

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

/** What the dialogs need, for `usePreload`. */
export const DIALOG_PARTS = [
  PublishDialog,
  WriteDialog,
  InsertImageDialog,
  { preload: () => void loadDiagrams().catch(() => undefined) },
];

/** How long publishing and writing wait for what was typed last. */
const SAVE_WAIT_MS = 8_000;

export type DocumentDialog = "write" | "publish" | "image";

function useMissingAnswers(projectId: string) {
  const { data } = useContextAnswers(projectId);
  if (!data) return undefined;
  const states: Readonly<Record<string, string>> = stepStates(toForm(data.context));
  return STEPS.filter(({ id }) => states[id] === "empty").map(({ id, title }) => ({
    step: id,
    title,
  }));
}

/** What one does with a whole draft: have it written, publish it, put an image into it. */
export function DocumentDialogs({
  document,
  session,
  latest,
  dialog,
  onClose,
}: {
  document: components["schemas"]["Document"];
  session: LiveSession;
  /** The newest version; null when there is none, undefined while that is unknown. */
  latest: Version | null | undefined;
  dialog: DocumentDialog | undefined;
  onClose: () => void;
}) {
  const { id: docId, projectId, title } = document;
  const navigate = useNavigate();
  const missing = useMissingAnswers(projectId);
  const whenSaved = () => session.whenSaved(SAVE_WAIT_MS);
  const tellPublished = (version: Version, undrawn: number) => {
    onClose();
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
  };
  return (
    <Suspense>
      {dialog === "write" && (
        <WriteDialog
          docId={docId}
          documentTitle={title}
          target={{ kind: "draft", projectId, words: countWords(session.read()), missing }}
          beforeStart={whenSaved}
          onClose={onClose}
        />
      )}
      {dialog === "image" && <InsertImageDialog docId={docId} target={session} onClose={onClose} />}
      {dialog === "publish" && (
        <PublishDialog
          docId={docId}
          projectId={projectId}
          latest={latest}
          beforePublish={whenSaved}
          drawDiagrams={async () => {
            const { publishDiagrams } = await loadPart(loadDiagrams);
            return publishDiagrams(docId, session.read());
          }}
          onPublished={tellPublished}
          onClose={onClose}
        />
      )}
    </Suspense>
  );
}
