import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { useDebounced } from "@/lib/use-debounced.ts";

export type Member = components["schemas"]["Member"];

const MEMBERS_STALE_MS = 60_000;
const TYPING_PAUSE_MS = 150;

function membersQuery(organizationId: string, q: string) {
  return queryOptions({
    queryKey: ["orgs", organizationId, "members", "found", q],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/orgs/{organizationId}/members", {
          params: { path: { organizationId }, query: { limit: 100, ...(q && { q }) } },
          signal,
        }),
      ),
    staleTime: MEMBERS_STALE_MS,
  });
}

/**
 * The people with access to a project, while somebody is being looked for. The first hundred are
 * known at once; the server looks for the others.
 */
export function useMembers(organizationId: string | undefined, looking: string | undefined) {
  const first = useQuery({
    ...membersQuery(organizationId ?? "", ""),
    enabled: organizationId !== undefined && looking !== undefined,
  });
  const q = useDebounced(looking?.trim() ?? "", TYPING_PAUSE_MS);
  const more = useQuery({
    ...membersQuery(organizationId ?? "", q),
    enabled: organizationId !== undefined && q !== "" && first.data?.nextCursor != null,
    placeholderData: keepPreviousData,
  });
  const members = new Map(
    [...(first.data?.items ?? []), ...(more.data?.items ?? [])].map((each) => [each.userId, each]),
  );
  return { members: [...members.values()], isPending: first.isPending, isError: first.isError };
}
