import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { type Draft, draftQuery } from "../api/get-draft.ts";
import { putDraft } from "../api/put-draft.ts";
import { DraftSession } from "../model/draft-session.ts";
import { KeptDrafts } from "../model/kept-drafts.ts";

let keptDrafts: KeptDrafts | undefined;

/** What this device keeps of drafts. */
export function keptOnThisDevice(): KeptDrafts {
  keptDrafts ??= new KeptDrafts();
  return keptDrafts;
}

/** Opens a draft for work and follows what the server has of it; saves the rest on leaving. */
export function useDraftSession(docId: string, userId: string, draft: Draft): DraftSession {
  const queryClient = useQueryClient();
  const [session] = useState(
    () =>
      new DraftSession({
        docId,
        userId,
        draft,
        kept: keptOnThisDevice(),
        send: (content, revision) => putDraft(docId, content, revision),
        onSaved: (text) => {
          queryClient.setQueryData(draftQuery(docId).queryKey, (known) =>
            known && known.revision > text.revision ? known : { sections: [], ...known, ...text },
          );
        },
        onMerged: () => {
          notifySuccess({
            title: "Changes from elsewhere came in",
            description: "They are in other sections than yours; both are kept.",
          });
        },
      }),
  );

  useEffect(() => {
    session.autosave.receive(draft);
  }, [session, draft]);

  useEffect(() => {
    void session.open();
    const retry = () => session.autosave.retry();
    const hide = () => {
      if (document.visibilityState === "hidden") {
        void session.autosave.keepNow();
        session.autosave.retry();
      }
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (session.autosave.snapshot().unsaved) event.preventDefault();
    };
    addEventListener("online", retry);
    addEventListener("beforeunload", warn);
    document.addEventListener("visibilitychange", hide);
    return () => {
      removeEventListener("online", retry);
      removeEventListener("beforeunload", warn);
      document.removeEventListener("visibilitychange", hide);
      void session.close();
    };
  }, [session]);

  return session;
}

/** The state of saving, as it changes. */
export function useSaveSnapshot(session: DraftSession) {
  return useSyncExternalStore(session.autosave.subscribe, session.autosave.snapshot);
}
