import { ListTodo } from "lucide-react";
import { isMoving } from "@/api/job.ts";
import { Ring } from "@/components/ui/progress.tsx";
import { Tray } from "@/components/ui/tray.tsx";
import { useJobList } from "../hooks/use-job-list.ts";
import { useJobOutcomes } from "../hooks/use-job-outcomes.ts";
import { JobRow } from "./job-row.tsx";
import { NoJobs } from "./no-jobs.tsx";

/** The button that says what is being worked on, and the list behind it. */
export function JobsTray({
  projectId,
  open,
  onOpenChange,
}: {
  projectId: string | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const list = useJobList(projectId === undefined ? [] : [projectId]);
  const { jobs, running } = list;
  useJobOutcomes(jobs);
  const moving = jobs.filter(({ job }) => isMoving(job));
  const done = moving.reduce((sum, { job }) => sum + job.progress.done, 0);
  const total = moving.reduce((sum, { job }) => sum + job.progress.total, 0);
  return (
    <Tray
      open={open}
      onOpenChange={onOpenChange}
      name="Work in progress"
      label={running > 0 ? `Work in progress: ${running} running` : "Work in progress"}
      title="In progress"
      button={
        running > 0 ? (
          <>
            <Ring label="All running work" done={done} total={total} />
            <span>{running} running</span>
          </>
        ) : (
          <ListTodo aria-hidden />
        )
      }
    >
      {jobs.length === 0 ? (
        <NoJobs list={list}>
          <p className="px-4 py-4 text-ink-2">
            Nothing is running. Writing a draft and exporting a version show their progress here,
            and go on when you leave the page.
          </p>
        </NoJobs>
      ) : (
        <ul className="px-4">
          {jobs.map((listed) => (
            <JobRow key={listed.job.id} {...listed} />
          ))}
        </ul>
      )}
    </Tray>
  );
}
