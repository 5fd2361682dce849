import { keepPreviousData, useMutation } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";

export type AuditEvent = components["schemas"]["AuditEvent"];

export interface AuditFilters {
  subject?: string;
  outcome?: AuditEvent["outcome"];
  from?: string;
  to?: string;
}

/** What was done and tried in an organization, the newest first. */
export function useAudit(organizationId: string, filters: AuditFilters) {
  return usePages<AuditEvent>({
    ...pagesQuery(["orgs", organizationId, "audit", filters], (query, signal) =>
      unwrap(
        api.GET("/api/v1/orgs/{organizationId}/audit", {
          params: { path: { organizationId }, query: { ...query, ...filters } },
          signal,
        }),
      ),
    ),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** The same as a CSV file. */
export function useExportAudit(organizationId: string) {
  return useMutation({
    mutationFn: (filters: AuditFilters) =>
      unwrap(
        api.GET("/api/v1/orgs/{organizationId}/audit/export", {
          params: { path: { organizationId }, query: filters },
          parseAs: "blob",
        }),
      ),
  });
}
