import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { RequirementsList } from "./requirements-list.tsx";

/** What the panel needs of the editor beside it. */
export interface RequirementsText {
  read: () => string;
  onText: (listener: () => void) => () => void;
  onRoomEvent: (listener: (event: { type: string }) => void) => () => void;
  editor: { scrollToRange: (range: { from: number; to: number }) => void };
}

/** Longer than an edit takes to reach the server. */
const PAUSE_MS = 1_500;

/** What the draft asks for; it follows the typing. */
export function DraftRequirements({ docId, text }: { docId: string; text: RequirementsText }) {
  const queryClient = useQueryClient();
  useEffect(() => {
    const queryKey = ["docs", docId, "requirements"];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void queryClient.invalidateQueries({ queryKey }), PAUSE_MS);
    };
    const stopText = text.onText(soon);
    const stopEvents = text.onRoomEvent(({ type }) => {
      if (type === "persisted") soon();
    });
    return () => {
      stopText();
      stopEvents();
      clearTimeout(timer);
    };
  }, [docId, text, queryClient]);
  return (
    <RequirementsList
      source={{ docId }}
      onSelect={(id) => {
        const from = text.read().indexOf(id);
        if (from !== -1) text.editor.scrollToRange({ from, to: from + id.length });
      }}
    />
  );
}
