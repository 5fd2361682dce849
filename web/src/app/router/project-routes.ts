import { createRoute } from "@tanstack/react-router";
import { jobFilterOf } from "@/features/jobs/model/job-filter.ts";
import { documentSearch, historySearch, versionsSearch } from "../routes/document-search.ts";
import { filterOf, listSearch } from "../routes/list-search.ts";
import { app } from "./app-route.ts";
import { lazyPage } from "./lazy-page.ts";

const projectFilters = ["active", "archived"] as const;
const projectOrders = ["updatedAt:desc", "name:asc", "createdAt:desc"] as const;

interface ProjectsSearch {
  q?: string | undefined;
  show?: (typeof projectFilters)[number] | undefined;
  sort?: (typeof projectOrders)[number] | undefined;
  /** Opens the dialog for a new project. */
  new?: true | undefined;
}

// What is not named here would pass through unchecked, so every key is, if need be undefined.
function projectsSearch(search: Record<string, unknown>): ProjectsSearch {
  return {
    q: filterOf(search),
    show: projectFilters.find((value) => value === search.show && value !== "active"),
    sort: projectOrders.find((value) => value === search.sort && value !== "updatedAt:desc"),
    new: search.new === true ? true : undefined,
  };
}

const projects = createRoute({
  getParentRoute: () => app,
  path: "/projects",
  validateSearch: projectsSearch,
  component: lazyPage(() => import("../routes/projects.tsx"), "ProjectsRoute"),
});

const project = createRoute({
  getParentRoute: () => app,
  path: "/projects/$projectId",
});

const overview = createRoute({
  getParentRoute: () => project,
  path: "/",
  component: lazyPage(() => import("../routes/overview.tsx"), "OverviewRoute"),
});

const context = createRoute({
  getParentRoute: () => project,
  path: "/context",
  component: lazyPage(() => import("../routes/context.tsx"), "ResumeContextRoute"),
});

const contextStep = createRoute({
  getParentRoute: () => project,
  path: "/context/$step",
  component: lazyPage(() => import("../routes/context.tsx"), "ContextRoute"),
});

const documents = createRoute({
  getParentRoute: () => project,
  path: "/documents",
  validateSearch: (search: Record<string, unknown>): Omit<ProjectsSearch, "sort"> => {
    const { sort: _none, ...rest } = projectsSearch(search);
    return rest;
  },
  component: lazyPage(() => import("../routes/documents.tsx"), "DocumentsRoute"),
});

const document = createRoute({
  getParentRoute: () => project,
  path: "/documents/$docId",
  staticData: { rail: true },
  validateSearch: documentSearch,
  component: lazyPage(() => import("../routes/document.tsx"), "DocumentRoute"),
});

const versions = createRoute({
  getParentRoute: () => project,
  path: "/documents/$docId/versions",
  staticData: { rail: true },
  validateSearch: versionsSearch,
  component: lazyPage(() => import("../routes/versions.tsx"), "VersionsRoute"),
});

const version = createRoute({
  getParentRoute: () => project,
  path: "/documents/$docId/versions/$versionId",
  staticData: { rail: true },
  validateSearch: (search: Record<string, unknown>): { export?: true } =>
    search.export === true ? { export: true } : {},
  component: lazyPage(() => import("../routes/version.tsx"), "VersionRoute"),
});

const history = createRoute({
  getParentRoute: () => project,
  path: "/documents/$docId/history",
  staticData: { rail: true },
  validateSearch: historySearch,
  component: lazyPage(() => import("../routes/history.tsx"), "HistoryRoute"),
});

const exportsList = createRoute({
  getParentRoute: () => project,
  path: "/exports",
  component: lazyPage(() => import("../routes/exports.tsx"), "ExportsRoute"),
});

const projectMembers = createRoute({
  getParentRoute: () => project,
  path: "/members",
  validateSearch: listSearch,
  component: lazyPage(() => import("../routes/project-members.tsx"), "ProjectMembersRoute"),
});

const jobs = createRoute({
  getParentRoute: () => project,
  path: "/jobs",
  validateSearch: jobFilterOf,
  component: lazyPage(() => import("../routes/jobs.tsx"), "JobsRoute"),
});

/** The projects, and what is in one. */
export const projectRoutes = [
  projects,
  project.addChildren([
    overview,
    context,
    contextStep,
    documents,
    document,
    versions,
    version,
    history,
    exportsList,
    jobs,
    projectMembers,
  ]),
];
