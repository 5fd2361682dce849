import "./styles/fonts.css";
import "./styles/theme.css";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "@/api/query-client.ts";
import { followSessionOfOtherTabs } from "@/api/session.ts";
import { Providers } from "@/app/providers.tsx";
import { createAppRouter } from "@/app/router.tsx";
import { followThemeOfOtherTabs } from "@/lib/theme.ts";

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);

followThemeOfOtherTabs();
followSessionOfOtherTabs(() => {
  queryClient.clear();
  void router.invalidate();
});

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Providers queryClient={queryClient}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
}
