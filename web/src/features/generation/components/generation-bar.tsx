import type { Job } from "@/api/job.ts";
import { Button } from "@/components/ui/button.tsx";
import { Ring } from "@/components/ui/progress.tsx";
import { secondsLeft } from "../model/generation-job.ts";

function timeLeft(job: Job): string {
  const seconds = secondsLeft(job, Date.now());
  if (seconds === undefined) return "";
  return seconds < 90
    ? `, about ${seconds} s left`
    : `, about ${Math.round(seconds / 60)} min left`;
}

/** The bar at the foot of a document while it is being written. */
export function GenerationBar({
  job,
  cancelling,
  onCancel,
}: {
  job: Job;
  cancelling: boolean;
  onCancel: () => void;
}) {
  const { done, total, label } = job.progress;
  const percent = total > 0 ? Math.round((done / total) * 100) : 0;
  const queued = job.status === "queued";
  const step = queued ? "Waiting to be written" : label || "Writing";
  const state = queued ? "Starts by itself" : `${percent} %${timeLeft(job)}`;
  return (
    <div className="relative flex h-14 shrink-0 items-center gap-3 border-t border-line bg-raised ps-4 pe-2 md:h-11 md:pe-3">
      <span aria-hidden className="absolute inset-x-0 -top-px h-0.5">
        <span
          className="block h-full bg-gold transition-[width] duration-(--duration-slow)"
          style={{ width: `${percent}%` }}
        />
      </span>
      <Ring label={step} done={done} total={total} />
      <div className="min-w-0 flex-1">
        <p role="status" className="clip">
          <b>{step}</b>
          {!queued && total > 0 && (
            <span className="ms-3 text-ink-3 tabular-nums">
              {Math.min(done + 1, total)} of {total}
            </span>
          )}
        </p>
        <p className="clip text-xs text-ink-3 tabular-nums md:hidden">{state}</p>
      </div>
      <span className="clip text-ink-3 tabular-nums max-md:hidden">
        {state}. Go on writing where you like; it goes on when you leave.
      </span>
      <Button size="sm" pending={cancelling} onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
