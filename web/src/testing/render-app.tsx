import type { QueryClient } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import type { ReactNode } from "react";
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

/** Renders the whole client at an address; answers its router and what is on the screen. */
export async function renderApp(path: string) {
  const queryClient = createTestQueryClient();
  const router = createAppRouter(queryClient, {
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  const screen = await render(
    <Providers queryClient={queryClient}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { screen, router, queryClient };
}

/** Renders one component with what every page stands on. */
export function renderUi(children: ReactNode) {
  return render(<Providers queryClient={createTestQueryClient()}>{children}</Providers>);
}
