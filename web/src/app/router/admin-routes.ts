import { createRoute, redirect } from "@tanstack/react-router";
import { listSearch, mailSearch, peopleSearch, platformJobsSearch } from "../routes/list-search.ts";
import { app } from "./app-route.ts";
import { lazyPage } from "./lazy-page.ts";

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
  validateSearch: peopleSearch,
  component: lazyPage(() => import("../routes/admin-people.tsx"), "AdminUsersRoute"),
});

const adminUser = createRoute({
  getParentRoute: () => admin,
  path: "/users/$userId",
  component: lazyPage(() => import("../routes/admin-people.tsx"), "AdminUserRoute"),
});

const adminOrganizations = createRoute({
  getParentRoute: () => admin,
  path: "/organizations",
  validateSearch: listSearch,
  component: lazyPage(() => import("../routes/admin-people.tsx"), "AdminOrganizationsRoute"),
});

const adminJobs = createRoute({
  getParentRoute: () => admin,
  path: "/jobs",
  validateSearch: platformJobsSearch,
  component: lazyPage(() => import("../routes/admin-platform.tsx"), "AdminJobsRoute"),
});

const adminMail = createRoute({
  getParentRoute: () => admin,
  path: "/mail",
  validateSearch: mailSearch,
  component: lazyPage(() => import("../routes/admin-platform.tsx"), "AdminMailRoute"),
});

const adminStatistics = createRoute({
  getParentRoute: () => admin,
  path: "/statistics",
  component: lazyPage(() => import("../routes/admin-platform.tsx"), "AdminStatisticsRoute"),
});

const adminSwitches = createRoute({
  getParentRoute: () => admin,
  path: "/switches",
  component: lazyPage(() => import("../routes/admin-platform.tsx"), "AdminSwitchesRoute"),
});

const adminLog = createRoute({
  getParentRoute: () => admin,
  path: "/log",
  component: lazyPage(() => import("../routes/admin-platform.tsx"), "AdminLogRoute"),
});

/** The administration of the platform. */
export const adminRoutes = admin.addChildren([
  adminIndex,
  adminUsers,
  adminUser,
  adminOrganizations,
  adminJobs,
  adminMail,
  adminStatistics,
  adminSwitches,
  adminLog,
]);
