import { getRouteApi, Link } from "@tanstack/react-router";
import { ArrowDownWideNarrow, Plus } from "lucide-react";
import { Suspense, useCallback, useRef } from "react";
import { isMoving } from "@/api/job.ts";
import { countOf } from "@/api/pages.ts";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { FilterInput } from "@/components/ui/filter-input.tsx";
import { Kbd } from "@/components/ui/key.tsx";
import { Menu, MenuChoice } from "@/components/ui/menu.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { Written } from "@/components/ui/written.tsx";
import { ConfirmAddress } from "@/features/account/components/confirm-address.tsx";
import { useOrganization } from "@/features/account/hooks/use-organization.ts";
import { JobRow } from "@/features/jobs/components/job-row.tsx";
import { NoJobs } from "@/features/jobs/components/no-jobs.tsx";
import { useJobList } from "@/features/jobs/hooks/use-job-list.ts";
import { type Project, useProjects } from "@/features/projects/api/list-projects.ts";
import { ProjectList, ProjectListSkeleton } from "@/features/projects/components/project-list.tsx";
import { lazyPart } from "@/lib/lazy-part.ts";
import { usePageTitle } from "@/lib/page-title.ts";
import { mayEdit } from "@/lib/roles.ts";
import { useShortcut } from "@/lib/shortcuts.ts";
import { useFilterText } from "@/lib/use-filter-text.ts";
import { Page, PageHeader } from "../shell/page.tsx";

const NewProjectDialog = lazyPart(
  () => import("@/features/projects/components/project-dialog.tsx"),
  (module) => module.NewProjectDialog,
);

const route = getRouteApi("/app/projects");
const FOLLOWED_PROJECTS = 5;
const SHOWN_JOBS = 6;
const ORDERS = [
  { value: "updatedAt:desc", label: "Last change" },
  { value: "name:asc", label: "Name" },
  { value: "createdAt:desc", label: "Newest" },
] as const;
const FILTERS = [
  { value: "active", label: "Active" },
  { value: "archived", label: "Archived" },
] as const;

/** What was started on this device, and what runs in the projects on top of the list. */
function WorkInProgress({ projects }: { projects: readonly Project[] }) {
  const names = new Map(projects.map(({ id, name }) => [id, name]));
  const list = useJobList([...names.keys()]);
  const shown = list.jobs
    .filter(({ job, tracked }) => tracked || isMoving(job))
    .slice(0, SHOWN_JOBS)
    .map(({ label, ...listed }) => {
      const name = listed.tracked ? undefined : names.get(listed.job.projectId);
      return { ...listed, label: name ? `${label}, ${name}` : label };
    });
  return (
    <aside aria-label="In progress" className="hidden lg:block">
      <h2 className="border-b border-line pb-1.75 font-strong">In progress</h2>
      {shown.length === 0 ? (
        <div className="mt-3">
          <NoJobs list={list}>
            <EmptyState>
              Nothing is running. When a draft is written or a version exported, you follow it here.
            </EmptyState>
          </NoJobs>
        </div>
      ) : (
        <ul>
          {shown.map((listed) => (
            <JobRow key={listed.job.id} {...listed} />
          ))}
        </ul>
      )}
    </aside>
  );
}

/** All projects of the organization. */
export function ProjectsRoute() {
  usePageTitle("Projects");
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { current, onlyIn } = useOrganization();
  const applyFilter = useCallback(
    (q: string) =>
      void navigate({
        search: ({ q: _before, ...rest }) => (q ? { ...rest, q } : rest),
        replace: true,
      }),
    [navigate],
  );
  const [text, setText] = useFilterText(search.q, applyFilter);
  const filter = useRef<HTMLInputElement>(null);
  const show = search.show ?? "active";
  const sort = search.sort ?? "updatedAt:desc";
  const projects = useProjects({
    ...(search.q ? { q: search.q } : {}),
    archived: show === "archived",
    sort,
    organizationId: onlyIn,
  });
  const mayCreate = current === undefined || mayEdit(current.role);
  const openDialog = () => void navigate({ search: (before) => ({ ...before, new: true }) });
  const closeDialog = () =>
    void navigate({ search: ({ new: _open, ...rest }) => rest, replace: true });

  useShortcut({ keys: "n", label: "New project", group: "This page", run: openDialog }, mayCreate);
  useShortcut({
    keys: "/",
    label: "Filter by name",
    group: "This page",
    run: () => filter.current?.focus(),
  });

  const newProject = (
    <Button variant="primary" aria-keyshortcuts="n" onClick={openDialog}>
      <Plus aria-hidden />
      New project
      <span aria-hidden className="max-md:hidden">
        <Kbd>N</Kbd>
      </span>
    </Button>
  );
  const nothingAtAll = projects.items?.length === 0 && !search.q && show === "active";

  return (
    <Page
      title="Projects"
      crumbs={[
        current && <Written key="organization">{current.organizationName}</Written>,
        <span key="page" aria-current="page">
          Projects
        </span>,
      ]}
    >
      <PageHeader
        title="Projects"
        count={countOf(projects)}
        actions={mayCreate && !nothingAtAll && newProject}
      />
      <div className="mt-3.5 max-w-200 empty:hidden">
        <ConfirmAddress />
      </div>
      <div className="mt-3.5 flex flex-wrap items-center gap-2">
        <FilterInput ref={filter} label="Filter by name" value={text} onValueChange={setText} />
        <SegmentedControl
          label="Which projects"
          value={show}
          options={FILTERS}
          onValueChange={(value) =>
            void navigate({
              search: ({ show: _before, ...rest }) =>
                value === "active" ? rest : { ...rest, show: value },
            })
          }
        />
        <Menu
          align="start"
          label="Order"
          trigger={
            <Button size="sm">
              <ArrowDownWideNarrow className="size-3.5" aria-hidden />
              {ORDERS.find(({ value }) => value === sort)?.label}
            </Button>
          }
        >
          <MenuChoice
            label="Order"
            value={sort}
            options={ORDERS}
            onValueChange={(value) =>
              void navigate({
                search: ({ sort: _before, ...rest }) =>
                  value === "updatedAt:desc" ? rest : { ...rest, sort: value },
              })
            }
          />
        </Menu>
      </div>
      <div className="mt-3.5 grid gap-7 lg:grid-cols-[minmax(0,1fr)_268px]">
        <div className="min-w-0">
          <PagedList
            what="Your projects"
            pages={projects}
            skeleton={<ProjectListSkeleton />}
            empty={
              search.q ? (
                <EmptyState action={<Button onClick={() => setText("")}>Clear the filter</Button>}>
                  No project has “{search.q}” in its name.
                </EmptyState>
              ) : show === "archived" ? (
                <EmptyState
                  action={
                    <Button asChild>
                      <Link to="/projects">Show active projects</Link>
                    </Button>
                  }
                >
                  Nothing is archived. An archived project keeps its documents and can be restored.
                </EmptyState>
              ) : (
                <EmptyState
                  centered
                  title="Start with what you want to build"
                  action={mayCreate ? newProject : undefined}
                >
                  A project holds the answers about a product and every document written from them.
                </EmptyState>
              )
            }
          >
            {(items) => <ProjectList projects={items} />}
          </PagedList>
          {projects.items && projects.items.length > 0 && (
            <p className="hidden px-2 pt-2.5 text-xs text-ink-3 md:block">Press ? for shortcuts.</p>
          )}
        </div>
        <WorkInProgress projects={projects.items?.slice(0, FOLLOWED_PROJECTS) ?? []} />
      </div>
      {search.new && mayCreate && (
        <Suspense>
          <NewProjectDialog
            organizationId={current?.organizationId}
            onClose={closeDialog}
            onCreated={(project) =>
              void navigate({
                to: "/projects/$projectId/context",
                params: { projectId: project.id },
                search: {},
                replace: true,
              })
            }
          />
        </Suspense>
      )}
    </Page>
  );
}
