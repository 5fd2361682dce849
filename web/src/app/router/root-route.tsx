import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext } from "@tanstack/react-router";
import { NotFound } from "../routes/not-found.tsx";
import { Root } from "../routes/root.tsx";
import { RouteError } from "../routes/route-error.tsx";

/** What all pages stand on. */
export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: RouteError,
});
