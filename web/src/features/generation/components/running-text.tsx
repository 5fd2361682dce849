import { useEffect, useState } from "react";
import { isMoving, type Job } from "@/api/job.ts";
import { type RunningText, type TextNotice, withNotice } from "../model/running-text.ts";

const SHOWN = 600;

/** The end of the text that is just being written, as it comes. */
export function RunningTextView({
  onRoomEvent,
}: {
  onRoomEvent: (listener: (event: { type: string }) => void) => () => void;
}) {
  const [running, setRunning] = useState<RunningText>();
  useEffect(
    () =>
      onRoomEvent((event) => {
        if (event.type === "reconnected") setRunning(undefined);
        if (event.type === "job.updated") {
          const { job } = event as { type: string; job?: Job };
          if (job && !isMoving(job)) {
            setRunning((before) => (before?.jobId === job.id ? undefined : before));
          }
        }
        if (event.type !== "generation.text") return;
        setRunning((before) => withNotice(before, event as TextNotice));
      }),
    [onRoomEvent],
  );
  if (!running) return null;
  return (
    <section
      aria-label={`Being written: ${running.title}`}
      className="flex max-h-32 shrink-0 flex-col-reverse overflow-hidden border-t border-line bg-raised px-4 py-2"
    >
      <p className="text-sm whitespace-pre-wrap text-ink-2 wrap-anywhere" dir="auto">
        {running.text.slice(-SHOWN)}
        <span
          aria-hidden
          className="ms-0.5 inline-block h-3.5 w-0.5 animate-pulse bg-gold align-text-bottom"
        />
      </p>
    </section>
  );
}
