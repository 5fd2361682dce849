import { createRoute, redirect } from "@tanstack/react-router";
import { restoreSession } from "@/api/client.ts";
import { ShellSkeleton } from "../shell/shell-skeleton.tsx";
import { lazyPage } from "./lazy-page.ts";
import { root } from "./root-route.tsx";

/** What the pages of those who are signed in stand on. */
export const app = createRoute({
  getParentRoute: () => root,
  id: "app",
  beforeLoad: async ({ location }) => {
    if (await restoreSession()) return;
    throw redirect({ to: "/log-in", search: { next: location.href }, replace: true });
  },
  pendingMs: 0,
  pendingMinMs: 0,
  pendingComponent: ShellSkeleton,
  component: lazyPage(() => import("../shell/shell.tsx"), "Shell"),
});
