import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { Written } from "@/components/ui/written.tsx";
import { useProject } from "@/features/projects/api/get-project.ts";

/** The crumbs of a page inside a project: the project, what is between, the page. */
export function projectCrumbs(
  projectId: string,
  page: ReactNode,
  between: readonly ReactNode[] = [],
): ReactNode[] {
  return [
    <ProjectCrumb key="project" projectId={projectId} />,
    ...between,
    <span key="page" aria-current="page">
      {page}
    </span>,
  ];
}

function ProjectCrumb({ projectId }: { projectId: string }) {
  const { data: project, isError } = useProject(projectId);
  if (!project) return isError ? <span>Project</span> : <Skeleton width={120} />;
  return (
    <Link to="/projects/$projectId" params={{ projectId }}>
      <Written>{project.name}</Written>
    </Link>
  );
}
