import { infiniteQueryOptions } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

type Page = components["schemas"]["DocumentRequirementPage"];
export type Requirement = components["schemas"]["DocumentRequirement"];
export type RequirementStatus = Requirement["status"];

/** The text whose requirements are listed: a document's live draft, or a version. */
export type RequirementSource = { docId: string } | { versionId: string };

export interface RequirementFilter {
  status: RequirementStatus | undefined;
  q: string;
}

const PAGE_SIZE = 50;

/** What a text asks for, compared with the version before, page by page. */
export function requirementsQuery(source: RequirementSource, { status, q }: RequirementFilter) {
  const key = "docId" in source ? ["docs", source.docId] : ["versions", source.versionId];
  return infiniteQueryOptions({
    queryKey: [...key, "requirements", { status, q }],
    queryFn: ({ pageParam, signal }): Promise<Page> => {
      const query = {
        limit: PAGE_SIZE,
        ...(pageParam ? { cursor: pageParam } : {}),
        ...(status ? { status } : {}),
        ...(q ? { q } : {}),
      };
      return unwrap(
        "docId" in source
          ? api.GET("/api/v1/docs/{docId}/requirements", {
              params: { path: { docId: source.docId }, query },
              signal,
            })
          : api.GET("/api/v1/versions/{versionId}/requirements", {
              params: { path: { versionId: source.versionId }, query },
              signal,
            }),
      );
    },
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: "docId" in source ? 0 : Number.POSITIVE_INFINITY,
  });
}
