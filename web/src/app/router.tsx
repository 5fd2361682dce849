import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import type { ReactNode } from "react";
import { restoreSession } from "@/api/client.ts";
import { hasSessionHint } from "@/api/session.ts";
import { loadPart } from "@/lib/lazy-part.ts";
import { documentSearch, historySearch, versionsSearch } from "./routes/document-search.ts";
import { NotFound } from "./routes/not-found.tsx";
import { Root } from "./routes/root.tsx";
import { RouteError } from "./routes/route-error.tsx";
import { PageSkeleton, ShellSkeleton } from "./shell/shell-skeleton.tsx";

/** A page whose code is loaded when it is first opened. */
function lazyPage<Name extends string>(
  load: () => Promise<Record<Name, () => ReactNode>>,
  name: Name,
) {
  return lazyRouteComponent(() => loadPart(load), name);
}

interface RouterContext {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: RouteError,
});

const landing = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyPage(() => import("./routes/landing.tsx"), "LandingRoute"),
});

interface AuthSearch {
  /** Where to go afterwards; a path of this site. */
  next?: string | undefined;
}

function authSearch(search: Record<string, unknown>): AuthSearch {
  const { next } = search;
  const safe = typeof next === "string" && /^\/(?!\/|\\)/u.test(next);
  return { next: safe ? next : undefined };
}

async function leaveIfSignedIn({ search }: { search: AuthSearch }): Promise<void> {
  if (!hasSessionHint()) return;
  if (await restoreSession().catch(() => false))
    throw redirect({ href: search.next ?? "/projects" });
}

const signUp = createRoute({
  getParentRoute: () => root,
  path: "/sign-up",
  validateSearch: authSearch,
  beforeLoad: leaveIfSignedIn,
  component: lazyPage(() => import("./routes/sign-up.tsx"), "SignUpRoute"),
});

const logIn = createRoute({
  getParentRoute: () => root,
  path: "/log-in",
  validateSearch: authSearch,
  beforeLoad: leaveIfSignedIn,
  component: lazyPage(() => import("./routes/log-in.tsx"), "LogInRoute"),
});

export interface OAuthSearch extends AuthSearch {
  /** How signing in with a provider goes on here. */
  step: "done" | "prove" | "problem";
  provider?: string;
  reason?: string;
}

function oauthSearch(search: Record<string, unknown>): OAuthSearch {
  const { step, provider, reason } = search;
  return {
    step: step === "done" || step === "prove" ? step : "problem",
    ...(typeof provider === "string" && { provider }),
    ...(typeof reason === "string" && { reason }),
    ...authSearch(search),
  };
}

const oauth = createRoute({
  getParentRoute: () => root,
  path: "/oauth",
  validateSearch: oauthSearch,
  component: lazyPage(() => import("./routes/oauth.tsx"), "OAuthRoute"),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  component: lazyPage(() => import("./routes/forgot-password.tsx"), "ForgotPasswordRoute"),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  component: lazyPage(() => import("./routes/reset-password.tsx"), "ResetPasswordRoute"),
});

const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: "/verify-email",
  component: lazyPage(() => import("./routes/verify-email.tsx"), "VerifyEmailRoute"),
});

const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: "/confirm-email",
  component: lazyPage(() => import("./routes/confirm-email.tsx"), "ConfirmEmailRoute"),
});

const invitations = createRoute({
  getParentRoute: () => root,
  path: "/invitations",
  beforeLoad: async () => {
    if (hasSessionHint()) await restoreSession().catch(() => false);
  },
  component: lazyPage(() => import("./routes/invitations.tsx"), "InvitationsRoute"),
});

const app = createRoute({
  getParentRoute: () => root,
  id: "app",
  beforeLoad: async ({ location }) => {
    if (await restoreSession()) return;
    throw redirect({ to: "/log-in", search: { next: location.href }, replace: true });
  },
  pendingMs: 0,
  pendingMinMs: 0,
  pendingComponent: ShellSkeleton,
  component: lazyPage(() => import("./shell/shell.tsx"), "Shell"),
});

export const projectFilters = ["active", "archived"] as const;
export const projectOrders = ["updatedAt:desc", "name:asc", "createdAt:desc"] as const;

export interface ProjectsSearch {
  q?: string | undefined;
  show?: (typeof projectFilters)[number] | undefined;
  sort?: (typeof projectOrders)[number] | undefined;
  /** Opens the dialog for a new project. */
  new?: true | undefined;
}

// What is not named here would pass through unchecked, so every key is, if need be undefined.
function filterOf({ q }: Record<string, unknown>): string | undefined {
  return typeof q === "string" && q !== "" ? q : undefined;
}

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
  component: lazyPage(() => import("./routes/projects.tsx"), "ProjectsRoute"),
});

const project = createRoute({
  getParentRoute: () => app,
  path: "/projects/$projectId",
});

const overview = createRoute({
  getParentRoute: () => project,
  path: "/",
  component: lazyPage(() => import("./routes/overview.tsx"), "OverviewRoute"),
});

const context = createRoute({
  getParentRoute: () => project,
  path: "/context",
  component: lazyPage(() => import("./routes/context.tsx"), "ResumeContextRoute"),
});

const contextStep = createRoute({
  getParentRoute: () => project,
  path: "/context/$step",
  component: lazyPage(() => import("./routes/context.tsx"), "ContextRoute"),
});

const documents = createRoute({
  getParentRoute: () => project,
  path: "/documents",
  validateSearch: (search: Record<string, unknown>): Omit<ProjectsSearch, "sort"> => {
    const { sort: _none, ...rest } = projectsSearch(search);
    return rest;
  },
  component: lazyPage(() => import("./routes/documents.tsx"), "DocumentsRoute"),
});

const document = createRoute({
  getParentRoute: () => project,
  path: "/documents/$docId",
  staticData: { rail: true },
  validateSearch: documentSearch,
  component: lazyPage(() => import("./routes/document.tsx"), "DocumentRoute"),
});

const versions = createRoute({
  getParentRoute: () => project,
  path: "/documents/$docId/versions",
  staticData: { rail: true },
  validateSearch: versionsSearch,
  component: lazyPage(() => import("./routes/versions.tsx"), "VersionsRoute"),
});

const version = createRoute({
  getParentRoute: () => project,
  path: "/documents/$docId/versions/$versionId",
  staticData: { rail: true },
  validateSearch: (search: Record<string, unknown>): { export?: true } =>
    search.export === true ? { export: true } : {},
  component: lazyPage(() => import("./routes/version.tsx"), "VersionRoute"),
});

const history = createRoute({
  getParentRoute: () => project,
  path: "/documents/$docId/history",
  staticData: { rail: true },
  validateSearch: historySearch,
  component: lazyPage(() => import("./routes/history.tsx"), "HistoryRoute"),
});

const exportsList = createRoute({
  getParentRoute: () => project,
  path: "/exports",
  component: lazyPage(() => import("./routes/exports.tsx"), "ExportsRoute"),
});

const projectMembers = createRoute({
  getParentRoute: () => project,
  path: "/members",
  component: lazyPage(() => import("./routes/project-members.tsx"), "ProjectMembersRoute"),
});

const jobs = createRoute({
  getParentRoute: () => project,
  path: "/jobs",
  component: lazyPage(() => import("./routes/jobs.tsx"), "JobsRoute"),
});

const settings = createRoute({
  getParentRoute: () => app,
  path: "/settings",
});

const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/settings/profile", replace: true });
  },
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: "/profile",
  component: lazyPage(() => import("./routes/profile.tsx"), "ProfileRoute"),
});

const security = createRoute({
  getParentRoute: () => settings,
  path: "/security",
  validateSearch: (search: Record<string, unknown>): { linked?: string } =>
    typeof search.linked === "string" ? { linked: search.linked } : {},
  component: lazyPage(() => import("./routes/security.tsx"), "SecurityRoute"),
});

const members = createRoute({
  getParentRoute: () => settings,
  path: "/members",
  component: lazyPage(() => import("./routes/members.tsx"), "MembersRoute"),
});

const apiKeys = createRoute({
  getParentRoute: () => settings,
  path: "/api-keys",
  component: lazyPage(() => import("./routes/api-keys.tsx"), "ApiKeysRoute"),
});

const audit = createRoute({
  getParentRoute: () => settings,
  path: "/audit",
  component: lazyPage(() => import("./routes/audit.tsx"), "AuditRoute"),
});

const usage = createRoute({
  getParentRoute: () => settings,
  path: "/usage",
  component: lazyPage(() => import("./routes/usage.tsx"), "UsageRoute"),
});

const prompts = createRoute({
  getParentRoute: () => settings,
  path: "/prompts",
  component: lazyPage(() => import("./routes/prompts.tsx"), "PromptsRoute"),
});

const branding = createRoute({
  getParentRoute: () => settings,
  path: "/branding",
  component: lazyPage(() => import("./routes/branding.tsx"), "BrandingRoute"),
});

const admin = createRoute({
  getParentRoute: () => app,
  path: "/admin",
});

const adminIndex = createRoute({
  getParentRoute: () => admin,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/admin/users", replace: true });
  },
});

const adminUsers = createRoute({
  getParentRoute: () => admin,
  path: "/users",
  component: lazyPage(() => import("./routes/admin-people.tsx"), "AdminUsersRoute"),
});

const adminUser = createRoute({
  getParentRoute: () => admin,
  path: "/users/$userId",
  component: lazyPage(() => import("./routes/admin-people.tsx"), "AdminUserRoute"),
});

const adminOrganizations = createRoute({
  getParentRoute: () => admin,
  path: "/organizations",
  component: lazyPage(() => import("./routes/admin-people.tsx"), "AdminOrganizationsRoute"),
});

const adminJobs = createRoute({
  getParentRoute: () => admin,
  path: "/jobs",
  component: lazyPage(() => import("./routes/admin-platform.tsx"), "AdminJobsRoute"),
});

const adminMail = createRoute({
  getParentRoute: () => admin,
  path: "/mail",
  component: lazyPage(() => import("./routes/admin-platform.tsx"), "AdminMailRoute"),
});

const adminStatistics = createRoute({
  getParentRoute: () => admin,
  path: "/statistics",
  component: lazyPage(() => import("./routes/admin-platform.tsx"), "AdminStatisticsRoute"),
});

const adminSwitches = createRoute({
  getParentRoute: () => admin,
  path: "/switches",
  component: lazyPage(() => import("./routes/admin-platform.tsx"), "AdminSwitchesRoute"),
});

const adminLog = createRoute({
  getParentRoute: () => admin,
  path: "/log",
  component: lazyPage(() => import("./routes/admin-platform.tsx"), "AdminLogRoute"),
});

const routeTree = root.addChildren([
  landing,
  signUp,
  logIn,
  oauth,
  forgotPassword,
  resetPassword,
  verifyEmail,
  confirmEmail,
  invitations,
  app.addChildren([
    projects,
    settings.addChildren([
      settingsIndex,
      profile,
      security,
      members,
      branding,
      prompts,
      usage,
      apiKeys,
      audit,
    ]),
    admin.addChildren([
      adminIndex,
      adminUsers,
      adminUser,
      adminOrganizations,
      adminJobs,
      adminMail,
      adminStatistics,
      adminSwitches,
      adminLog,
    ]),
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
  ]),
]);

/** The router of the whole client, or of a test with its own history. */
export function createAppRouter(
  queryClient: QueryClient,
  options: Pick<Parameters<typeof createRouter>[0], "history"> = {},
) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
    ...options,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface StaticDataRouteOption {
    /** Shows the narrow navigation: work on one document. */
    rail?: boolean;
  }
}
