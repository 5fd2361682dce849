import { getRouteApi } from "@tanstack/react-router";
import { countOf } from "@/api/pages.ts";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { useProjectJobs } from "@/features/jobs/api/list-project-jobs.ts";
import { JobFilters } from "@/features/jobs/components/job-filters.tsx";
import { JobRow, JobRowSkeleton } from "@/features/jobs/components/job-row.tsx";
import { jobName } from "@/features/jobs/model/describe-job.ts";
import type { JobFilter } from "@/features/jobs/model/job-filter.ts";
import { useProject } from "@/features/projects/api/get-project.ts";
import { usePageTitle } from "@/lib/page-title.ts";
import { Page, PageHeader } from "../shell/page.tsx";
import { projectCrumbs } from "../shell/project-crumbs.tsx";

const route = getRouteApi("/app/projects/$projectId/jobs");

/** Everything that was written and exported in a project, and what became of it. */
export function JobsRoute() {
  const { projectId } = route.useParams();
  const { data: project } = useProject(projectId);
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: JobFilter) => void navigate({ search: next, replace: true });
  const jobs = useProjectJobs(projectId, filter);
  const isNarrowed = filter.status !== undefined || filter.type !== undefined;
  usePageTitle("Jobs", project?.name);
  return (
    <Page title="Jobs" crumbs={projectCrumbs(projectId, "Jobs")}>
      <PageHeader title="Jobs" count={countOf(jobs)} />
      <div className="mt-3.5 grid grid-cols-[minmax(0,1fr)] gap-3.5">
        {(isNarrowed || jobs.items?.length !== 0) && <JobFilters filter={filter} onChange={show} />}
        <PagedList
          what="The jobs"
          pages={jobs}
          skeleton={
            <ul aria-busy="true">
              {["a", "b", "c"].map((key) => (
                <JobRowSkeleton key={key} />
              ))}
            </ul>
          }
          empty={
            isNarrowed ? (
              <EmptyState
                centered
                title="No job fits"
                action={<Button onClick={() => show({})}>Show all jobs</Button>}
              >
                Nothing of this kind stands like that.
              </EmptyState>
            ) : (
              <EmptyState centered title="No job here">
                Writing a draft, writing a section anew, importing and exporting show here, with
                what became of them.
              </EmptyState>
            )
          }
        >
          {(items) => (
            <ul aria-label="Jobs">
              {items.map((job) => (
                <JobRow key={job.id} job={job} label={jobName(job)} tracked={false} />
              ))}
            </ul>
          )}
        </PagedList>
      </div>
    </Page>
  );
}
