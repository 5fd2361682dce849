import { type Span, SpanStatusCode } from "@opentelemetry/api";
import type { Context as HonoContext } from "hono";
import { count, observe } from "../platform/metrics/record.ts";
import type { HttpEnv } from "./http-env.ts";
import { routeOf } from "./route-of.ts";

const knownMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Records an answered request under its route's pattern, so that ids make no series of their own. */
export function recordRequest(c: HonoContext<HttpEnv>, span: Span, durationMs: number): void {
  const method = knownMethods.has(c.req.method) ? c.req.method : "other";
  const route = routeOf(c);
  const { status } = c.res;
  count("http_requests_total", { method, route, status: String(status) });
  observe("http_request_duration_seconds", { method, route }, durationMs / 1000);
  if (!span.isRecording()) return;
  span.updateName(`${method} ${route}`);
  span.setAttributes({
    "http.request.method": method,
    "http.route": route,
    "http.response.status_code": status,
    "docuforge.request_id": c.var.requestId,
  });
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
}
