import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { checksQuery } from "../api/check-draft.ts";
import type { CheckedText } from "../model/checked-text.ts";

/** Longer than an edit takes to reach the server. */
const PAUSE_MS = 1_500;

/** The findings of a draft, asked for again in the pauses of the typing. */
export function useChecks(docId: string, text: CheckedText) {
  const queryClient = useQueryClient();
  useEffect(() => {
    const { queryKey } = checksQuery(docId);
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
  return useQuery(checksQuery(docId));
}
