import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { ProjectKey } from "@/components/ui/key.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { Written } from "@/components/ui/written.tsx";
import { roleName } from "@/lib/roles.ts";
import type { Project } from "../api/list-projects.ts";
import { ProjectMenu } from "./project-menu.tsx";

const COLUMNS =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 md:grid-cols-[minmax(0,1fr)_96px_110px_110px_28px] md:gap-x-5";

function Head() {
  return (
    <div
      aria-hidden
      className={`${COLUMNS} hidden border-b border-line px-2 py-1.5 text-2xs font-medium text-ink-3 md:grid`}
    >
      <span>Project</span>
      <span>Your role</span>
      <span>Created</span>
      <span>Changed</span>
      <span />
    </div>
  );
}

function Row({ project }: { project: Project }) {
  return (
    <li
      className={`${COLUMNS} group relative border-b border-line-soft py-3 hover:bg-hover has-[a:focus-visible]:bg-hover md:h-15 md:px-2 md:py-0`}
    >
      <div className="flex min-w-0 items-center gap-2.75">
        <ProjectKey name={project.name} size="lg" />
        <span className="min-w-0 flex-1">
          <Link
            to="/projects/$projectId"
            params={{ projectId: project.id }}
            data-project-link
            className="block font-medium after:absolute after:inset-0 after:rounded-md"
          >
            <Written>{project.name}</Written>
          </Link>
          <Written className="text-xs text-ink-3">
            {project.description ?? "No description"}
          </Written>
          <span className="mt-1 block text-xs text-ink-3 md:hidden">
            Changed <RelativeTime at={project.updatedAt} />
          </span>
        </span>
      </div>
      <span className="hidden text-ink-2 md:block">{roleName(project.role)}</span>
      <RelativeTime
        at={project.createdAt}
        className="relative hidden w-fit text-ink-3 tabular-nums md:block"
      />
      <RelativeTime
        at={project.updatedAt}
        className="relative hidden w-fit text-ink-3 tabular-nums md:block"
      />
      <span className="relative">
        <ProjectMenu project={project} />
      </span>
    </li>
  );
}

function moveFocus(list: HTMLElement, step: 1 | -1): void {
  const links: Element[] = [...list.querySelectorAll("[data-project-link]")];
  const { activeElement } = document;
  const index = activeElement ? links.indexOf(activeElement) : -1;
  const next = links[index === -1 ? (step === 1 ? 0 : links.length - 1) : index + step];
  if (next instanceof HTMLElement) next.focus();
}

/** Projects as rows; the arrow keys (or J and K) go from one to the next. */
export function ProjectList({ projects }: { projects: readonly Project[] }) {
  const [list, setList] = useState<HTMLUListElement | null>(null);
  return (
    <div>
      <Head />
      <ul
        ref={setList}
        aria-label="Projects"
        onKeyDown={(event) => {
          if (!list || event.target instanceof HTMLInputElement) return;
          const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 } as const;
          if (event.key in step && event.target instanceof HTMLAnchorElement) {
            event.preventDefault();
            moveFocus(list, step[event.key as keyof typeof step]);
          }
        }}
      >
        {projects.map((project) => (
          <Row key={project.id} project={project} />
        ))}
      </ul>
    </div>
  );
}

/** The list while it is on its way. */
export function ProjectListSkeleton() {
  return (
    <div aria-busy="true">
      <span className="sr-only">Loading projects</span>
      <Head />
      {[62, 44, 70, 52, 58, 40].map((width) => (
        <div key={width} className={`${COLUMNS} h-20 border-b border-line-soft md:h-15 md:px-2`}>
          <div className="flex items-center gap-2.75">
            <Skeleton width={28} height={28} className="rounded-[6px]" />
            <span className="grid flex-1 gap-2">
              <Skeleton width={`${width}%`} />
              <Skeleton width={`${width - 16}%`} height={8} />
            </span>
          </div>
          <Skeleton width={56} className="max-md:hidden" />
          <Skeleton width={64} className="max-md:hidden" />
          <Skeleton width={64} className="max-md:hidden" />
        </div>
      ))}
    </div>
  );
}
