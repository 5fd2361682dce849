import { getRouteApi } from "@tanstack/react-router";
import { explained } from "@/api/errors.ts";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { FilterInput } from "@/components/ui/filter-input.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import {
  type JobFilters,
  useEmails,
  usePlatformAudit,
  usePlatformJobs,
  useStatistics,
  useSwitches,
} from "@/features/administration/api/platform.ts";
import { AdminTableSkeleton } from "@/features/administration/components/admin-table.tsx";
import { EmailTable } from "@/features/administration/components/email-table.tsx";
import { JobTable } from "@/features/administration/components/job-table.tsx";
import { StatisticsReport } from "@/features/administration/components/statistics-report.tsx";
import { SwitchList } from "@/features/administration/components/switch-list.tsx";
import { AuditList, AuditSkeleton } from "@/features/audit/components/audit-list.tsx";
import { JOB_NAMES } from "@/features/jobs/model/describe-job.ts";
import { AdministrationPage } from "../shell/administration-page.tsx";
import { useListFilter } from "./use-list-filter.ts";

const jobsRoute = getRouteApi("/app/admin/jobs");
const mailRoute = getRouteApi("/app/admin/mail");
const JOB_VIEWS = [
  { value: "all", label: "All", filters: {} },
  { value: "running", label: "Running", filters: { status: "running" } },
  { value: "failed", label: "Failed", filters: { status: "failed" } },
  { value: "given-up", label: "Dead letters", filters: { givenUp: "true" } },
] as const satisfies { value: string; label: string; filters: JobFilters }[];

const MAIL_VIEWS = [
  { value: "all", label: "All" },
  { value: "queued", label: "Queued" },
  { value: "sent", label: "Sent" },
  { value: "failed", label: "Failed" },
] as const;

/** The jobs of all organizations. */
export function AdminJobsRoute() {
  const { view = "all" } = jobsRoute.useSearch();
  const navigate = jobsRoute.useNavigate();
  const jobs = usePlatformJobs(JOB_VIEWS.find(({ value }) => value === view)?.filters ?? {});
  return (
    <AdministrationPage
      title="Jobs"
      forAdministrators
      intro="What was generated, exported and imported everywhere. Dead letters were given up after several attempts."
    >
      <SegmentedControl
        label="Jobs"
        value={view}
        options={JOB_VIEWS}
        onValueChange={(value) =>
          void navigate({ search: value === "all" ? {} : { view: value }, replace: true })
        }
        className="justify-self-start"
      />
      <PagedList
        what="The jobs"
        pages={jobs}
        skeleton={<AdminTableSkeleton />}
        empty={<p className="text-ink-2">There is no such job.</p>}
      >
        {(items) => <JobTable jobs={items} nameOf={(type) => JOB_NAMES[type]} />}
      </PagedList>
    </AdministrationPage>
  );
}

/** The mail that was asked for. */
export function AdminMailRoute() {
  const { q, input } = useListFilter();
  const { state } = mailRoute.useSearch();
  const navigate = mailRoute.useNavigate();
  const emails = useEmails({ ...(q && { q }), ...(state && { status: state }) });
  return (
    <AdministrationPage
      title="Mail"
      forAdministrators
      intro="What became of each mail. Mail that failed can be sent again for a week; what it says is shown to nobody."
    >
      <div className="flex flex-wrap items-center gap-3">
        <FilterInput label="Address" {...input} />
        <SegmentedControl
          label="Mail"
          value={state ?? "all"}
          options={MAIL_VIEWS}
          onValueChange={(value) =>
            void navigate({
              search: (before) => ({ ...before, state: value === "all" ? undefined : value }),
              replace: true,
            })
          }
        />
      </div>
      <PagedList
        what="The mail"
        pages={emails}
        skeleton={<AdminTableSkeleton />}
        empty={<p className="text-ink-2">There is no such mail.</p>}
      >
        {(items) => <EmailTable emails={items} />}
      </PagedList>
    </AdministrationPage>
  );
}

/** How much there is of everything. */
export function AdminStatisticsRoute() {
  const { data, error, refetch } = useStatistics();
  return (
    <AdministrationPage title="Statistics">
      {error && !data ? (
        <ErrorPanel
          title="The statistics could not be loaded"
          {...explained(error)}
          onRetry={() => void refetch()}
        />
      ) : data ? (
        <StatisticsReport statistics={data} />
      ) : (
        <AdminTableSkeleton />
      )}
    </AdministrationPage>
  );
}

/** What can be turned on and off. */
export function AdminSwitchesRoute() {
  const { data, error, refetch } = useSwitches();
  return (
    <AdministrationPage
      title="Switches"
      forAdministrators
      intro="Parts of the product that can be turned off while it runs."
    >
      {error && !data ? (
        <ErrorPanel
          title="The switches could not be loaded"
          {...explained(error)}
          onRetry={() => void refetch()}
        />
      ) : data ? (
        <SwitchList items={data.items} />
      ) : (
        <AdminTableSkeleton />
      )}
    </AdministrationPage>
  );
}

/** What administrators did. */
export function AdminLogRoute() {
  const events = usePlatformAudit();
  return (
    <AdministrationPage
      title="Log"
      forAdministrators
      intro="What administrators did on the platform. Nothing in it can be changed."
    >
      <PagedList
        what="The log"
        pages={events}
        skeleton={<AuditSkeleton />}
        empty={<p className="text-ink-2">No administrator has done anything yet.</p>}
      >
        {(items) => <AuditList events={items} />}
      </PagedList>
    </AdministrationPage>
  );
}
