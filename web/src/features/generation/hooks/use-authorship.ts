import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isMoving, type Job } from "@/api/job.ts";
import { sectionsQuery } from "../api/get-sections.ts";
import { authorship, type Mark, type SectionMark } from "../model/authorship.ts";

/** What the marks need of the editor. */
interface MarkedText {
  read: () => string;
  onText: (listener: () => void) => () => void;
  onRoomEvent: (listener: (event: { type: string; job?: unknown }) => void) => () => void;
  editor: { markSections: (marks: readonly SectionMark[]) => void };
}

const PAUSE_MS = 500;
/** Longer than a written section takes to reach the server's draft. */
const WRITTEN_MS = 1_500;

const CHANGING = new Set(["reconnected", "suggestions.changed", "history.changed"]);

function mayChangeAuthors(event: { type: string; job?: unknown }): boolean {
  if (event.type !== "job.updated") return CHANGING.has(event.type);
  const job = event.job as Job | undefined;
  return job !== undefined && (!isMoving(job) || job.progress.done > 0);
}

function sameMarks(a: ReadonlyMap<string, Mark>, b: ReadonlyMap<string, Mark>): boolean {
  return a.size === b.size && [...a].every(([key, mark]) => b.get(key) === mark);
}

/** Marks in the source which sections were generated; answers the same by the outline's keys. */
export function useAuthorship(docId: string, text: MarkedText): ReadonlyMap<string, Mark> {
  const queryClient = useQueryClient();
  const { data: known } = useQuery(sectionsQuery(docId));
  const [marks, setMarks] = useState<ReadonlyMap<string, Mark>>(new Map());

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = text.onRoomEvent((event) => {
      if (!mayChangeAuthors(event)) return;
      clearTimeout(timer);
      timer = setTimeout(
        () => void queryClient.invalidateQueries(sectionsQuery(docId)),
        WRITTEN_MS,
      );
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [docId, text, queryClient]);

  useEffect(() => {
    if (!known) return;
    const marksIn = authorship(known);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const found = marksIn(text.read());
      text.editor.markSections(found);
      const next = new Map(found.map(({ key, mark }) => [key, mark]));
      setMarks((before) => (sameMarks(before, next) ? before : next));
    };
    const stop = text.onText(() => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE_MS);
    });
    look();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [known, text]);
  return marks;
}
