import { cors } from "hono/cors";
import { createMiddleware } from "hono/factory";
import type { HttpEnv } from "./http-env.ts";

const preflightSeconds = 600;

/** Whether a page of this origin may act for its reader: one of this host, or a listed one. */
export function isTrustedOrigin(origin: string, url: string, listed: readonly string[]): boolean {
  if (listed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === new URL(url).host;
}

/** Lets pages of the listed origins call the API and read its answers; without a list none may. */
export const allowOrigins = createMiddleware<HttpEnv>((c, next) => {
  const { corsOrigins } = c.var.ctx.env;
  if (corsOrigins.length === 0) return next();
  const answer = cors({
    origin: corsOrigins,
    credentials: true,
    allowHeaders: [
      "Authorization",
      "Content-Type",
      "Idempotency-Key",
      "If-Match",
      "If-None-Match",
      "traceparent",
      "X-Session-Transport",
    ],
    exposeHeaders: [
      "Content-Disposition",
      "ETag",
      "RateLimit",
      "RateLimit-Policy",
      "Retry-After",
      "X-Request-Id",
    ],
    maxAge: preflightSeconds,
  });
  return answer(c, next);
});
