import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type Version = components["schemas"]["Version"];

const PAGE_SIZE = 100;

async function listAll(docId: string, signal: AbortSignal): Promise<Version[]> {
  const versions: Version[] = [];
  let cursor: string | null = null;
  do {
    const page: components["schemas"]["VersionPage"] = await unwrap(
      api.GET("/api/v1/docs/{docId}/versions", {
        params: { path: { docId }, query: { limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) } },
        signal,
      }),
    );
    versions.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return versions;
}

/** Every version of a document without its text, newest first. */
export function versionsQuery(docId: string) {
  return queryOptions({
    queryKey: ["docs", docId, "versions"],
    queryFn: ({ signal }) => listAll(docId, signal),
  });
}

/** Hook for `versionsQuery`. */
export function useVersions(docId: string) {
  return useQuery(versionsQuery(docId));
}
