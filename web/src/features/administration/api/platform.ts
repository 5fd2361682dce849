import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";
import { notifyError, notifySuccess } from "@/components/ui/toast.tsx";

type Schemas = components["schemas"];
export type PlatformOrganization = Schemas["PlatformOrganization"];
export type PlatformJob = Schemas["PlatformJob"];
export type PlatformEmail = Schemas["PlatformEmail"];
export type PlatformStatistics = Schemas["PlatformStatistics"];
export type FeatureSwitch = Schemas["FeatureSwitch"];
type AuditEvent = Schemas["AuditEvent"];

export interface JobFilters {
  status?: PlatformJob["status"];
  givenUp?: "true";
}

export interface EmailFilters {
  q?: string;
  status?: PlatformEmail["status"];
}

const JOBS_KEY = ["admin", "jobs"] as const;
const EMAILS_KEY = ["admin", "emails"] as const;
const SWITCHES_KEY = ["admin", "switches"] as const;

/** All organizations, the newest first. */
export function useOrganizations(filters: { q?: string }) {
  return usePages<PlatformOrganization>({
    ...pagesQuery(["admin", "organizations", filters], (query, signal) =>
      unwrap(
        api.GET("/api/v1/admin/organizations", {
          params: { query: { ...query, ...filters } },
          signal,
        }),
      ),
    ),
    placeholderData: keepPreviousData,
  });
}

/** The jobs of all organizations, the newest first. */
export function usePlatformJobs(filters: JobFilters) {
  return usePages<PlatformJob>({
    ...pagesQuery([...JOBS_KEY, filters], (query, signal) =>
      unwrap(
        api.GET("/api/v1/admin/jobs", { params: { query: { ...query, ...filters } }, signal }),
      ),
    ),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** Starts a failed job again. */
export function useRetryPlatformJob() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (jobId: string) =>
      unwrap(api.POST("/api/v1/admin/jobs/{jobId}/retry", { params: { path: { jobId } } })),
    onSuccess: () => notifySuccess({ title: "The job is queued again" }),
    onError: (error) => notifyError("The job was not started", error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: JOBS_KEY }),
  });
}

/** The mail that was asked for, the newest first. */
export function useEmails(filters: EmailFilters) {
  return usePages<PlatformEmail>({
    ...pagesQuery([...EMAILS_KEY, filters], (query, signal) =>
      unwrap(
        api.GET("/api/v1/admin/emails", { params: { query: { ...query, ...filters } }, signal }),
      ),
    ),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** Sends a mail that failed once more. */
export function useResendEmail() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (emailId: string) =>
      unwrap(api.POST("/api/v1/admin/emails/{emailId}/resend", { params: { path: { emailId } } })),
    onSuccess: () => notifySuccess({ title: "The mail is on its way" }),
    onError: (error) => notifyError("The mail was not sent", error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: EMAILS_KEY }),
  });
}

/** How much there is of everything. */
export function useStatistics() {
  return useQuery({
    queryKey: ["admin", "statistics"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/admin/statistics", { signal })),
  });
}

/** What can be turned on and off. */
export function useSwitches() {
  return useQuery({
    queryKey: SWITCHES_KEY,
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/admin/switches", { signal })),
  });
}

/** Turns a part of the product on or off. */
export function useSetSwitch() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ name, enabled }: Pick<FeatureSwitch, "name" | "enabled">) =>
      unwrap(api.PUT("/api/v1/admin/switches", { body: { name, enabled } })),
    onSuccess: (all) => queryClient.setQueryData(SWITCHES_KEY, all),
    onError: (error) => notifyError("Nothing was switched", error),
  });
}

/** What administrators did, the newest first. */
export function usePlatformAudit() {
  return usePages<AuditEvent>({
    ...pagesQuery(["admin", "audit"], (query, signal) =>
      unwrap(api.GET("/api/v1/admin/audit", { params: { query }, signal })),
    ),
    staleTime: 0,
  });
}
