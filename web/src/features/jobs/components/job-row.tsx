import { CircleAlert, CircleCheck, CircleSlash, RotateCw, X } from "lucide-react";
import { isMoving } from "@/api/job.ts";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Bar } from "@/components/ui/progress.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { Written } from "@/components/ui/written.tsx";
import { cx } from "@/lib/cx.ts";
import { forgetJob } from "@/lib/tracked-jobs.ts";
import { useCancelJob } from "../api/cancel-job.ts";
import { useRetryJob } from "../api/retry-job.ts";
import type { ListedJob } from "../hooks/use-job-list.ts";
import { jobDetail } from "../model/describe-job.ts";

const ENDINGS = {
  succeeded: { icon: CircleCheck, tone: "text-success-text" },
  failed: { icon: CircleAlert, tone: "text-danger-text" },
  cancelled: { icon: CircleSlash, tone: "text-ink-3" },
} as const;

/** One job: what it makes, how far it is, and a way to stop it or start it again. */
export function JobRow({ job, label, tracked }: ListedJob) {
  const cancel = useCancelJob();
  const retry = useRetryJob();
  const active = isMoving(job);
  const ending =
    job.status === "queued" || job.status === "running" ? undefined : ENDINGS[job.status];
  const percent =
    job.progress.total > 0 ? Math.round((job.progress.done / job.progress.total) * 100) : 0;
  return (
    <li className="border-b border-line-soft py-2.5 last:border-0">
      <div className={cx("flex items-center gap-2", job.status === "failed" && ending?.tone)}>
        {ending && <ending.icon className={cx("size-3.5", ending.tone)} aria-hidden />}
        <Written lines={2} className="flex-1 font-medium">
          {label}
        </Written>
        {active && (
          <IconButton
            size="sm"
            label={`Cancel: ${label}`}
            disabled={cancel.isPending}
            onClick={() => cancel.mutate(job)}
          >
            <X className="size-3.5" aria-hidden />
          </IconButton>
        )}
        {(job.status === "failed" || job.status === "cancelled") && (
          <IconButton
            size="sm"
            label={`Start again: ${label}`}
            disabled={retry.isPending}
            onClick={() => retry.mutate(job)}
          >
            <RotateCw className="size-3.5" aria-hidden />
          </IconButton>
        )}
        {!active && tracked && (
          <IconButton size="sm" label={`Clear: ${label}`} onClick={() => forgetJob(job.id)}>
            <X className="size-3.5" aria-hidden />
          </IconButton>
        )}
      </div>
      {job.status === "running" && (
        <Bar
          label={label}
          done={job.progress.done}
          total={job.progress.total}
          className="mt-1.75 mb-1.25"
        />
      )}
      <div className="flex gap-2 text-xs text-ink-3 tabular-nums">
        <span className="min-w-0 flex-1 wrap-anywhere">
          {jobDetail(job)}
          {job.status === "running" &&
            job.progress.total > 0 &&
            `, ${job.progress.done} of ${job.progress.total}`}
        </span>
        {job.status === "running" ? (
          <span>{percent} %</span>
        ) : (
          <RelativeTime at={job.finishedAt ?? job.createdAt} className="whitespace-nowrap" />
        )}
      </div>
    </li>
  );
}

/** A job that is on its way to the screen. */
export function JobRowSkeleton() {
  return (
    <li aria-hidden className="grid gap-2 border-b border-line-soft py-3 last:border-0">
      <Skeleton width="70%" />
      <Skeleton width="45%" height={8} />
    </li>
  );
}
