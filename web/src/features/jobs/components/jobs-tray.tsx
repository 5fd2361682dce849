import { ListTodo } from "lucide-react";
import { Popover } from "radix-ui";
import { isMoving } from "@/api/job.ts";
import { Ring } from "@/components/ui/progress.tsx";
import { useJobList } from "../hooks/use-job-list.ts";
import { useJobOutcomes } from "../hooks/use-job-outcomes.ts";
import { JobRow } from "./job-row.tsx";

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
  const { jobs, running } = useJobList(projectId === undefined ? [] : [projectId]);
  useJobOutcomes(jobs);
  const moving = jobs.filter(({ job }) => isMoving(job));
  const done = moving.reduce((sum, { job }) => sum + job.progress.done, 0);
  const total = moving.reduce((sum, { job }) => sum + job.progress.total, 0);
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger
        aria-label={running > 0 ? `Work in progress: ${running} running` : "Work in progress"}
        className="inline-flex h-10 items-center gap-1.5 rounded-sm px-2 text-xs font-medium whitespace-nowrap text-ink-2 tabular-nums hover:bg-hover hover:text-ink data-[state=open]:bg-pressed md:h-7"
      >
        {running > 0 ? (
          <>
            <Ring label="All running work" done={done} total={total} />
            <span>{running} running</span>
          </>
        ) : (
          <ListTodo aria-hidden />
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Work in progress"
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          className="z-40 flex max-h-[70dvh] w-84 max-w-[calc(100vw-16px)] animate-menu-in flex-col rounded-lg bg-raised shadow-lg outline-none"
        >
          <h2 className="border-b border-line px-4 py-2.5 font-strong">In progress</h2>
          {jobs.length === 0 ? (
            <p className="px-4 py-4 text-ink-2">
              Nothing is running. Writing a draft and exporting a version show their progress here,
              and go on when you leave the page.
            </p>
          ) : (
            <ul className="overflow-y-auto px-4">
              {jobs.map((listed) => (
                <JobRow key={listed.job.id} {...listed} />
              ))}
            </ul>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
