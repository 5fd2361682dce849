import type { QueryClient } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { render } from "vitest-browser-react";
import { createQueryClient } from "@/api/query-client.ts";
import { Providers } from "@/app/providers.tsx";
import { createAppRouter } from "@/app/router.tsx";

const RETRY_MS = 50;

/** The client's own, which only waits less before it asks again. */
function createTestQueryClient(): QueryClient {
  const queryClient = createQueryClient();
  const options = queryClient.getDefaultOptions();
  queryClient.setDefaultOptions({
    ...options,
    queries: { ...options.queries, retryDelay: RETRY_MS },
  });
  return queryClient;
}

function Shown({ children, tell }: { children: ReactNode; tell: () => void }) {
  useEffect(tell, [tell]);
  return children;
}

/** Renders, and answers once it is on the screen and its effects have run. */
async function show(children: ReactNode) {
  const shown = Promise.withResolvers<void>();
  const screen = await render(<Shown tell={shown.resolve}>{children}</Shown>);
  await shown.promise;
  return screen;
}

/** Renders the whole client at an address; answers its router and what is on the screen. */
export async function renderApp(path: string) {
  const queryClient = createTestQueryClient();
  const router = createAppRouter(queryClient, {
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  const screen = await show(
    <Providers queryClient={queryClient}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { screen, router, queryClient };
}

/** Renders one component with what every page stands on. */
export function renderUi(children: ReactNode) {
  return show(<Providers queryClient={createTestQueryClient()}>{children}</Providers>);
}
