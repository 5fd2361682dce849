import type { Context as HonoContext } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ZodError } from "zod";
import { isDatabaseUnavailable } from "../db/errors.ts";
import { DomainError } from "../kernel/errors.ts";
import { log } from "../platform/log.ts";
import { count } from "../platform/metrics/record.ts";
import { type RateLimitDetails, RateLimitedError } from "../platform/rate-limit/errors.ts";
import { errorStatus } from "./error-status.ts";
import type { HttpEnv } from "./http-env.ts";
import { routeOf } from "./route-of.ts";

const retryAfterSeconds = 5;

/** Turns whatever was thrown into the one error answer; unknown causes go to the log only. */
export function answerError(error: Error, c: HonoContext<HttpEnv>): Response {
  const { code, message, details } = reportError(error, c);
  return c.json({ error: { code, message, details } }, errorStatus[code]);
}

/** What the caller can be told about whatever was thrown, which is logged and counted. */
export function reportError(error: Error, c: HonoContext<HttpEnv>): DomainError {
  const failure = toDomainError(error, c.var.requestId);
  if (failure.code === "INTERNAL" || failure.code === "UNAVAILABLE") {
    log("error", "request.failed", {
      requestId: c.var.requestId,
      method: c.req.method,
      route: routeOf(c),
      code: failure.code,
      error,
    });
  }
  if (failure.code === "FORBIDDEN" || failure instanceof RateLimitedError) {
    const { reason, permission, policy } = failure.details;
    const refused = { code: failure.code, route: routeOf(c), reason, permission, policy };
    log("warn", "request.refused", { ...refused, ipAddress: c.var.ctx.client.ipAddress });
  }
  if (failure.code === "UNAVAILABLE") c.header("Retry-After", String(retryAfterSeconds));
  if (failure.code === "UPGRADE_REQUIRED") c.header("Upgrade", "websocket");
  if (failure instanceof RateLimitedError) {
    count("rate_limit_hits_total", { policy: failure.details.policy });
    setRateLimitHeaders(c, failure.details);
  }
  c.header("Cache-Control", "no-store");
  count("errors_total", { code: failure.code });
  return failure;
}

/** RateLimit header fields for HTTP, draft-ietf-httpapi-ratelimit-headers-09. */
function setRateLimitHeaders(c: HonoContext<HttpEnv>, details: RateLimitDetails): void {
  const { policy, limit, windowSeconds, retryAfterSeconds } = details;
  c.header("Retry-After", String(retryAfterSeconds));
  c.header("RateLimit-Policy", `"${policy}";q=${limit};w=${windowSeconds}`);
  c.header("RateLimit", `"${policy}";r=0;t=${retryAfterSeconds}`);
}

/** The failure of a request that does not fit its schema, with the path of each issue. */
export function validationError(target: string, error: Pick<ZodError, "issues">): DomainError {
  const issues = error.issues.map((issue) => ({
    path: [target === "json" ? "body" : target, ...issue.path].join("."),
    code: issue.code,
    message: issue.message,
  }));
  return new DomainError(
    "VALIDATION_FAILED",
    `${issues.length === 1 ? "One value is" : `${issues.length} values are`} not valid.`,
    { issues },
  );
}

function toDomainError(error: unknown, requestId: string): DomainError {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof DomainError) return cause;
  }
  if (isDatabaseUnavailable(error)) {
    return new DomainError("UNAVAILABLE", "The database is away. Try again in a few seconds.", {
      retryable: true,
    });
  }
  if (error instanceof HTTPException && error.status === 400) {
    const message = "The body is not valid JSON.";
    return new DomainError("VALIDATION_FAILED", message, {
      issues: [{ path: "body", code: "invalid_json", message }],
    });
  }
  return new DomainError("INTERNAL", "Something failed on our side. It has been recorded.", {
    requestId,
  });
}
