import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { explain } from "@/api/errors.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { buttonClass } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { ProjectKey } from "@/components/ui/key.tsx";
import { LoadError } from "@/components/ui/load-error.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { Written } from "@/components/ui/written.tsx";
import { useContextAnswers } from "@/features/context/api/get-context.ts";
import { ContextCard } from "@/features/context/components/context-card.tsx";
import { useDocuments } from "@/features/documents/api/list-documents.ts";
import {
  DocumentList,
  DocumentListSkeleton,
} from "@/features/documents/components/document-list.tsx";
import { JobRow, JobRowSkeleton } from "@/features/jobs/components/job-row.tsx";
import { useJobList } from "@/features/jobs/hooks/use-job-list.ts";
import { useProject } from "@/features/projects/api/get-project.ts";
import { ProjectMenu } from "@/features/projects/components/project-menu.tsx";
import { languageOf } from "@/lib/language.ts";
import { usePageTitle } from "@/lib/page-title.ts";
import { mayEdit } from "@/lib/roles.ts";
import { Page } from "../shell/page.tsx";

const route = getRouteApi("/app/projects/$projectId/");
const SHOWN_DOCUMENTS = 5;
const SHOWN_JOBS = 4;

function Section({
  title,
  link,
  className,
  children,
}: {
  title: string;
  link?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={className}>
      <h2 className="flex items-baseline justify-between border-b border-line pb-1.75 font-strong">
        {title}
        {link}
      </h2>
      {children}
    </section>
  );
}

function Documents({ projectId, mayCreate }: { projectId: string; mayCreate: boolean }) {
  const { items: documents, isError, error, refetch } = useDocuments(projectId);
  if (isError && !documents) {
    return (
      <div className="pt-3">
        <LoadError what="The documents" error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!documents) return <DocumentListSkeleton rows={2} />;
  if (documents.length > 0) return <DocumentList documents={documents.slice(0, SHOWN_DOCUMENTS)} />;
  return (
    <div className="pt-3">
      <EmptyState
        action={
          mayCreate && (
            <Link
              to="/projects/$projectId/documents"
              params={{ projectId }}
              search={{ new: true }}
              className={buttonClass("plain")}
            >
              <Plus aria-hidden />
              New document
            </Link>
          )
        }
      >
        No document yet. Answer the context first; a specification is then written from it, section
        by section.
      </EmptyState>
    </div>
  );
}

function Work({ projectId }: { projectId: string }) {
  const { jobs, isPending } = useJobList([projectId]);
  const ofProject = jobs.filter(({ job }) => job.projectId === projectId);
  if (ofProject.length === 0 && isPending) {
    return (
      <ul aria-busy="true">
        <JobRowSkeleton />
      </ul>
    );
  }
  if (ofProject.length === 0) {
    return (
      <p className="py-3 text-ink-2">
        Nothing yet. Writing a draft and exporting a version show their progress here.
      </p>
    );
  }
  return (
    <ul>
      {ofProject.slice(0, SHOWN_JOBS).map((listed) => (
        <JobRow key={listed.job.id} {...listed} />
      ))}
    </ul>
  );
}

/** A project at a glance: its answers, its documents, the work under way. */
export function OverviewRoute() {
  const { projectId } = route.useParams();
  const navigate = useNavigate();
  const query = useProject(projectId);
  const context = useContextAnswers(projectId);
  const { data: project } = query;
  usePageTitle(project?.name);
  if (query.isError && !project) {
    return (
      <Page
        title="Project"
        crumbs={[
          <Link key="projects" to="/projects">
            Projects
          </Link>,
          <span key="page" aria-current="page">
            Project
          </span>,
        ]}
      >
        <LoadError
          what="This project"
          error={query.error}
          onRetry={() => void query.refetch()}
          ofPage
          instead={{
            name: "another project",
            way: (
              <Link to="/projects" className={buttonClass("plain", "sm")}>
                All projects
              </Link>
            ),
          }}
        />
      </Page>
    );
  }
  const mayCreate = project !== undefined && mayEdit(project.role);
  return (
    <Page
      title={project?.name ?? "Project"}
      crumbs={[
        <Link key="projects" to="/projects">
          Projects
        </Link>,
        <span key="page" aria-current="page">
          <Written>{project?.name ?? "…"}</Written>
        </span>,
      ]}
    >
      <header className="flex items-start gap-3">
        {project ? (
          <>
            <span className="mt-0.5">
              <ProjectKey name={project.name} size="lg" />
            </span>
            <div className="min-w-0 flex-1">
              <h1 className="flex flex-wrap items-center gap-2 text-xl font-strong tracking-title wrap-anywhere">
                <bdi lang={languageOf(project.name)} className="text-left">
                  {project.name}
                </bdi>
                {project.archivedAt && <Badge>Archived</Badge>}
              </h1>
              {project.description && (
                <p
                  dir="auto"
                  lang={languageOf(project.description)}
                  className="max-w-160 text-ink-2 wrap-anywhere"
                >
                  {project.description}
                </p>
              )}
              <p className="mt-1 text-xs text-ink-3">
                Changed <RelativeTime at={project.updatedAt} />
              </p>
            </div>
            <ProjectMenu project={project} onArchived={() => void navigate({ to: "/projects" })} />
          </>
        ) : (
          <div className="grid w-full gap-2.5 py-1" aria-busy="true">
            <Skeleton width={220} height={20} />
            <Skeleton width="50%" />
          </div>
        )}
      </header>
      <div className="mt-6 grid gap-x-7 gap-y-8 lg:grid-cols-[minmax(0,1fr)_268px] lg:grid-rows-[auto_1fr]">
        <Section
          title="Documents"
          className="lg:row-span-2"
          link={
            <Link
              to="/projects/$projectId/documents"
              params={{ projectId }}
              className="rounded-xs text-xs font-medium text-lapis-text hover:underline"
            >
              All documents
            </Link>
          }
        >
          <Documents projectId={projectId} mayCreate={mayCreate} />
        </Section>
        <Section title="Context" className="max-lg:order-first">
          {context.isError && !context.data ? (
            <p className="py-3 text-danger-text">{explain(context.error)}</p>
          ) : (
            <ContextCard projectId={projectId} answer={context.data} />
          )}
        </Section>
        <Section title="Work">
          <Work projectId={projectId} />
        </Section>
      </div>
    </Page>
  );
}
