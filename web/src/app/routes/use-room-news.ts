import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { EditorSession, SessionEvent } from "@/features/editor/model/editor-session.ts";

const CHANGED: Partial<Record<SessionEvent["type"], readonly string[]>> = {
  "comments.changed": ["comments", "discussion"],
  "suggestions.changed": ["suggestions", "discussion"],
  "history.changed": ["history"],
  "approvals.changed": ["approvals"],
  "versions.changed": ["versions", "approvals"],
};
const EVERYTHING = [...new Set(Object.values(CHANGED).flat())];

/** Longer than an edit takes to reach the server. */
const EDIT_MS = 1_500;

/** Asks again for what the room of a document says has changed; after a break, for all of it. */
export function useRoomNews(docId: string, session: EditorSession): void {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      session.onRoomEvent(({ type }) => {
        const parts = type === "reconnected" ? EVERYTHING : (CHANGED[type] ?? []);
        for (const part of parts) {
          void queryClient.invalidateQueries({ queryKey: ["docs", docId, part] });
        }
        if (parts.includes("comments")) {
          void queryClient.invalidateQueries({ queryKey: ["me", "mentions"] });
        }
      }),
    [docId, session, queryClient],
  );
  // An approval is of one text: an edit takes it away.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = session.onText(() => {
      clearTimeout(timer);
      timer = setTimeout(
        () => void queryClient.invalidateQueries({ queryKey: ["docs", docId, "approvals"] }),
        EDIT_MS,
      );
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [docId, session, queryClient]);
}
