import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type Me = components["schemas"]["Me"];

const ME_STALE_MS = 5 * 60_000;

/** The person who is signed in, with the organizations and roles. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => unwrap(api.GET("/api/v1/me", { signal })),
  staleTime: ME_STALE_MS,
});

/** Hook for `meQuery`. */
export function useMe() {
  return useQuery(meQuery);
}
