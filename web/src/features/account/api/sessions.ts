import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";
import { notifyError, notifySuccess } from "@/components/ui/toast.tsx";

export type Session = components["schemas"]["Session"];

const SESSIONS_KEY = ["me", "sessions"] as const;

/** Where the person is signed in, the last used first. */
export function useSessions() {
  return usePages<Session>(
    pagesQuery(SESSIONS_KEY, (query, signal) =>
      unwrap(api.GET("/api/v1/me/sessions", { params: { query }, signal })),
    ),
  );
}

/** Logs one other device out. */
export function useEndSession() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) =>
      unwrap(api.DELETE("/api/v1/me/sessions/{sessionId}", { params: { path: { sessionId } } })),
    onSuccess: () => notifySuccess({ title: "The device is signed out" }),
    onError: (error) => notifyError("The device was not signed out", error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: SESSIONS_KEY }),
  });
}

/** Logs all other devices out. */
export function useEndOtherSessions() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/v1/me/sessions", {})),
    onSuccess: () =>
      notifySuccess({
        title: "All other devices are signed out",
        description: "This one stays.",
      }),
    onError: (error) => notifyError("The other devices were not signed out", error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: SESSIONS_KEY }),
  });
}
