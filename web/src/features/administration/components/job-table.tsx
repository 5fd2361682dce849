import { Badge, type Tone } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Written } from "@/components/ui/written.tsx";
import { type PlatformJob, useRetryPlatformJob } from "../api/platform.ts";
import { AdminTable, type Column } from "./admin-table.tsx";

const STATES: Record<PlatformJob["status"], { tone: Tone; word: string }> = {
  queued: { tone: "neutral", word: "Queued" },
  running: { tone: "info", word: "Running" },
  succeeded: { tone: "success", word: "Done" },
  failed: { tone: "danger", word: "Failed" },
  cancelled: { tone: "neutral", word: "Cancelled" },
};

function columns(
  nameOf: (type: PlatformJob["type"]) => string,
  retry: ReturnType<typeof useRetryPlatformJob>,
): readonly Column<PlatformJob>[] {
  return [
    {
      label: "Job",
      className: "md:w-[42%]",
      cell: ({ type, error, progress, status, id }) => (
        <span className="grid min-w-0">
          <span className="font-medium">{nameOf(type)}</span>
          <span dir="auto" className="line-clamp-2 text-xs wrap-anywhere text-ink-3" title={id}>
            {error?.message ?? (status === "succeeded" ? id : progress)}
          </span>
        </span>
      ),
    },
    {
      label: "State",
      className: "md:w-32",
      cell: ({ status, givenUp }) => (
        <Badge tone={STATES[status].tone}>
          {givenUp && status === "failed" ? "Given up" : STATES[status].word}
        </Badge>
      ),
    },
    {
      label: "Organization",
      className: "text-ink-2 max-md:text-xs",
      cell: ({ organization }) => <Written>{organization.name ?? "Deleted"}</Written>,
    },
    {
      label: "Attempts",
      className: "text-ink-3 tabular-nums max-md:hidden md:w-20",
      cell: ({ attempts }) => attempts,
    },
    {
      label: "Asked for",
      className: "text-ink-3 max-md:text-xs md:w-28",
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
    {
      label: "Action",
      quiet: true,
      className: "md:w-20 md:text-end",
      cell: (job) =>
        (job.status === "failed" || job.status === "cancelled") && (
          <Button
            size="sm"
            aria-label={`Retry ${nameOf(job.type)}, ${job.id}`}
            pending={retry.isPending && retry.variables === job.id}
            onClick={() => retry.mutate(job.id)}
          >
            Retry
          </Button>
        ),
    },
  ];
}

/** Jobs of all organizations; those that failed can be started again. */
export function JobTable({
  jobs,
  nameOf,
}: {
  jobs: readonly PlatformJob[];
  nameOf: (type: PlatformJob["type"]) => string;
}) {
  const retry = useRetryPlatformJob();
  return <AdminTable label="Jobs" columns={columns(nameOf, retry)} rows={jobs} />;
}
