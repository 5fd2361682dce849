import type { Context as HonoContext } from "hono";
import { matchedRoutes } from "hono/route";
import { count, observe } from "../platform/metrics/record.ts";
import type { HttpEnv } from "./http-env.ts";

const knownMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Counts an answered request under its route's pattern, so that ids make no series of their own. */
export function recordRequest(c: HonoContext<HttpEnv>, durationMs: number): void {
  const method = knownMethods.has(c.req.method) ? c.req.method : "other";
  const route = matchedRoutes(c).findLast(({ method }) => method !== "ALL")?.path ?? "unmatched";
  count("http_requests_total", { method, route, status: String(c.res.status) });
  observe("http_request_duration_seconds", { method, route }, durationMs / 1000);
}
