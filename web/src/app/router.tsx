import type { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { adminRoutes } from "./router/admin-routes.ts";
import { app } from "./router/app-route.ts";
import { projectRoutes } from "./router/project-routes.ts";
import { publicRoutes } from "./router/public-routes.ts";
import { root } from "./router/root-route.tsx";
import { settingsRoutes } from "./router/settings-routes.ts";
import { NotFound } from "./routes/not-found.tsx";
import { RouteError } from "./routes/route-error.tsx";
import { PageSkeleton } from "./shell/shell-skeleton.tsx";

const routeTree = root.addChildren([
  ...publicRoutes,
  app.addChildren([...projectRoutes, settingsRoutes, adminRoutes]),
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
