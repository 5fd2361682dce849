import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { ToastPlace } from "@/components/ui/toast.tsx";
import { TooltipProvider } from "@/components/ui/tooltip.tsx";
import { showCutOffText } from "@/lib/cut-off-text.ts";
import { listenForShortcuts } from "@/lib/shortcuts.ts";

/** Everything that all pages stand on. */
export function Providers({
  queryClient,
  children,
}: {
  queryClient: QueryClient;
  children: ReactNode;
}) {
  useEffect(listenForShortcuts, []);
  useEffect(showCutOffText, []);
  return (
    <QueryClientProvider client={queryClient}>
      <TooltipProvider>
        {children}
        <ToastPlace />
      </TooltipProvider>
    </QueryClientProvider>
  );
}
