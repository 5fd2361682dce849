import type { ApiState } from "../api-state.ts";
import { http } from "./openapi-http.ts";
import { NOT_HERE } from "./refusal.ts";

/** Jobs: list, read, cancel, start again. */
export function jobHandlers(state: ApiState) {
  return [
    http.get("/api/v1/projects/{projectId}/jobs", ({ params, query, response }) => {
      const [status, type] = [query.get("status"), query.get("type")];
      return response(200).json({
        items: state.jobs.filter(
          (job) =>
            job.projectId === params.projectId &&
            (!status || job.status === status) &&
            (!type || job.type === type),
        ),
        nextCursor: null,
      });
    }),
    http.get("/api/v1/jobs/{jobId}", ({ params, response }) => {
      const job = state.jobs.find(({ id }) => id === params.jobId);
      return job ? response(200).json(job) : response(404).json(NOT_HERE);
    }),
    http.post("/api/v1/jobs/{jobId}/cancel", ({ params, response }) => {
      const job = state.jobs.find(({ id }) => id === params.jobId);
      if (!job) return response(404).json(NOT_HERE);
      job.status = "cancelled";
      job.finishedAt = new Date().toISOString();
      return response(200).json(job);
    }),
    http.post("/api/v1/jobs/{jobId}/retry", ({ params, response }) => {
      const job = state.jobs.find(({ id }) => id === params.jobId);
      if (!job) return response(404).json(NOT_HERE);
      Object.assign(job, { status: "queued", error: null, finishedAt: null });
      return response(200).json(job);
    }),
  ];
}
