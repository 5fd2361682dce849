import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";
import { notifyError, notifySuccess } from "@/components/ui/toast.tsx";

export type PlatformUser = components["schemas"]["PlatformUser"];
export type PlatformUserDetails = components["schemas"]["PlatformUserDetails"];
export type PlatformRole = PlatformUser["platformRole"];
type Session = components["schemas"]["Session"];

export interface UserFilters {
  q?: string;
  status?: "enabled" | "disabled";
}

const USERS_KEY = ["admin", "users"] as const;

/** The people who have an account, the newest first. */
export function useUsers(filters: UserFilters) {
  return usePages<PlatformUser>({
    ...pagesQuery([...USERS_KEY, "list", filters], (query, signal) =>
      unwrap(
        api.GET("/api/v1/admin/users", { params: { query: { ...query, ...filters } }, signal }),
      ),
    ),
    placeholderData: keepPreviousData,
  });
}

function userQuery(userId: string) {
  return queryOptions({
    queryKey: [...USERS_KEY, userId],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/admin/users/{userId}", { params: { path: { userId } }, signal })),
  });
}

/** One person's account. */
export function useUser(userId: string) {
  return useQuery(userQuery(userId));
}

function useUserChange<Input>(
  userId: string,
  change: (input: Input) => Promise<PlatformUserDetails>,
  words: { done: (user: PlatformUserDetails) => string; failed: string },
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (user) => {
      queryClient.setQueryData(userQuery(userId).queryKey, user);
      notifySuccess({ title: words.done(user) });
    },
    onError: (error) => notifyError(words.failed, error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: USERS_KEY }),
  });
}

/** Takes the account out of use; the reason is told to the person. */
export function useDisableUser(userId: string) {
  const params = { path: { userId } };
  return useUserChange(
    userId,
    (reason: string) =>
      unwrap(api.POST("/api/v1/admin/users/{userId}/disable", { params, body: { reason } })),
    { done: ({ name }) => `${name} is disabled`, failed: "The account was not disabled" },
  );
}

/** Lets a disabled account be used again. */
export function useEnableUser(userId: string) {
  const params = { path: { userId } };
  return useUserChange<void>(
    userId,
    () => unwrap(api.POST("/api/v1/admin/users/{userId}/enable", { params })),
    { done: ({ name }) => `${name} is enabled again`, failed: "The account was not enabled" },
  );
}

/** Gives the person a role on the platform, or takes it away. */
export function useSetPlatformRole(userId: string) {
  const params = { path: { userId } };
  return useUserChange(
    userId,
    (role: PlatformRole) =>
      unwrap(api.PUT("/api/v1/admin/users/{userId}/platform-role", { params, body: { role } })),
    { done: ({ name }) => `${name} has another role`, failed: "The role is as it was" },
  );
}

/** Where the person is signed in, the last used first. */
export function useUserSessions(userId: string) {
  return usePages<Session>(
    pagesQuery([...USERS_KEY, userId, "sessions"], (query, signal) =>
      unwrap(
        api.GET("/api/v1/admin/users/{userId}/sessions", {
          params: { path: { userId }, query },
          signal,
        }),
      ),
    ),
  );
}

/** Logs the person out on one device, or everywhere. */
export function useEndUserSessions(userId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string | undefined) =>
      sessionId === undefined
        ? unwrap(
            api.DELETE("/api/v1/admin/users/{userId}/sessions", { params: { path: { userId } } }),
          )
        : unwrap(
            api.DELETE("/api/v1/admin/users/{userId}/sessions/{sessionId}", {
              params: { path: { userId, sessionId } },
            }),
          ),
    onSuccess: () => notifySuccess({ title: "Signed out" }),
    onError: (error) => notifyError("Still signed in", error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [...USERS_KEY, userId] }),
  });
}
