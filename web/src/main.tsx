import "./styles/fonts.css";
import "./styles/theme.css";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ApiError } from "@/api/errors.ts";
import { createQueryClient } from "@/api/query-client.ts";
import { followSessionOfOtherTabs } from "@/api/session.ts";
import { Providers } from "@/app/providers.tsx";
import { createAppRouter } from "@/app/router.tsx";
import { reportFailures } from "@/lib/failures/report-failures.ts";
import { followThemeOfOtherTabs } from "@/lib/theme.ts";

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);

reportFailures(window, () => router.state.matches.at(-1)?.routeId);
followThemeOfOtherTabs();
followSessionOfOtherTabs(() => {
  queryClient.clear();
  void router.invalidate();
});

const root = document.getElementById("root");
if (root) {
  // A page stands in for what failed, but it is a failure all the same.
  const onCaughtError = (error: unknown) => {
    if (!(error instanceof ApiError)) reportError(error);
  };
  createRoot(root, { onCaughtError }).render(
    <StrictMode>
      <Providers queryClient={queryClient}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
}
