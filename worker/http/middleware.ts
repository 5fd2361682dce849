import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";
import { countRoundTrips, openDatabase } from "../db/client.ts";
import { readEnv } from "../env.ts";
import { DomainError } from "../kernel/errors.ts";
import { log } from "../platform/log.ts";
import type { HttpEnv } from "./http-env.ts";

export const maxBodyBytes = 2 * 1024 * 1024;

/** Gives the request its id, clock, database and services, and reports what the database cost. */
export const requestContext = createMiddleware<HttpEnv>((c, next) =>
  countRoundTrips(async (roundTrips) => {
    const env = readEnv(c.env);
    const requestId = crypto.randomUUID();
    c.set("requestId", requestId);
    c.set("ctx", {
      requestId,
      actor: { kind: "anonymous" },
      now: new Date(),
      db: openDatabase(env.database),
      env,
      defer: (work) =>
        c.executionCtx.waitUntil(
          work.catch((error: unknown) => log("error", "deferred.failed", { requestId, error })),
        ),
    });
    await next();
    // c.header() would copy the finished answer each time.
    const { headers } = c.res;
    headers.set("X-Request-Id", requestId);
    const { count, durationMs } = roundTrips;
    headers.set("Server-Timing", `db;dur=${durationMs.toFixed(1)};desc="${count}"`);
  }),
);

/** Refuses bodies over 2 MB before they are read into memory. */
export const limitBody = bodyLimit({
  maxSize: maxBodyBytes,
  onError: () => {
    throw new DomainError("PAYLOAD_TOO_LARGE", "The body is larger than 2 MB.", {
      maxBytes: maxBodyBytes,
    });
  },
});

/** Refuses bodies that are not JSON. */
export const requireJson = createMiddleware<HttpEnv>(async (c, next) => {
  const hasBody = c.req.raw.body !== null && c.req.header("Content-Length") !== "0";
  const type = c.req.header("Content-Type")?.split(";")[0]?.trim().toLowerCase();
  if (hasBody && type !== "application/json") {
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json.", {
      received: type ?? null,
    });
  }
  await next();
});

const usualHeaders = {
  xFrameOptions: "DENY",
  strictTransportSecurity: "max-age=31536000; includeSubDomains",
  crossOriginOpenerPolicy: "same-origin",
};

const applicationHeaders = secureHeaders({
  ...usualHeaders,
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:", "blob:"],
    fontSrc: ["'self'", "data:"],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", "blob:"],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "strict-origin-when-cross-origin",
});

// The address of a shared page is its secret, so no request from there may tell it to anybody.
const sharedPageHeaders = secureHeaders({
  ...usualHeaders,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    imgSrc: ["data:"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "no-referrer",
});

/** What every answer tells browsers to refuse; styles may stand inline, scripts may not. */
export const securityHeaders = createMiddleware<HttpEnv>((c, next) =>
  (c.req.path.startsWith("/share/") ? sharedPageHeaders : applicationHeaders)(c, next),
);
