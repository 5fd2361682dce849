import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";
import { countRoundTrips, openDatabase } from "../db/client.ts";
import { readEnv } from "../env.ts";
import { DomainError } from "../kernel/errors.ts";
import { log } from "../platform/log.ts";
import { recordRoundTrips } from "../platform/metrics/record-round-trips.ts";
import { planTelemetry } from "../platform/send-telemetry.ts";
import { tracerOf } from "../platform/tracing/export-spans.ts";
import { inTrace } from "../platform/tracing/trace.ts";
import { maxBodyBytes, takesMediaType } from "./body-limits.ts";
import { clientInfo } from "./client-info.ts";
import type { HttpEnv } from "./http-env.ts";
import { recordRequest } from "./record-request.ts";
import { isApiPath } from "./unknown-path.ts";

/** Gives the request its id, trace, clock, database and services, and reports what it cost. */
export const requestContext = createMiddleware<HttpEnv>((c, next) => {
  const env = readEnv(c.env);
  const requestId = crypto.randomUUID();
  const traced = {
    tracer: tracerOf(env),
    name: c.req.method,
    kind: "server" as const,
    traceparent: c.req.header("traceparent"),
    fields: { requestId },
  };
  return inTrace(traced, (span) =>
    countRoundTrips(async ({ durationsMs }) => {
      c.set("requestId", requestId);
      c.set("ctx", {
        requestId,
        actor: { kind: "anonymous" },
        now: new Date(),
        client: clientInfo(c.req.raw),
        origin: env.publicUrl ?? originOf(c.req.url),
        db: openDatabase(env.database),
        env,
        defer: (work) =>
          c.executionCtx.waitUntil(
            work.catch((error: unknown) => log("error", "deferred.failed", { error })),
          ),
      });
      const startedAt = performance.now();
      await next();
      const databaseMs = durationsMs.reduce((sum, ms) => sum + ms, 0);
      // c.header() would copy the finished answer each time.
      const { headers } = c.res;
      headers.set("X-Request-Id", requestId);
      headers.set("Server-Timing", `db;dur=${databaseMs.toFixed(1)};desc="${durationsMs.length}"`);
      recordRequest(c, span, performance.now() - startedAt);
      recordRoundTrips("request", durationsMs);
      planTelemetry(c.var.ctx);
    }),
  );
});

/** The origin of an address that the runtime has written; reading it as a URL costs more. */
function originOf(url: string): string {
  return url.slice(0, url.indexOf("/", url.indexOf("//") + 2));
}

/**
 * Leads people to HTTPS, and refuses programs without it, whose mistake a redirect would hide along
 * with the secrets that they have already sent.
 */
export const requireHttps = createMiddleware<HttpEnv>(async (c, next) => {
  const { appEnv } = c.var.ctx.env;
  const isDeployed = appEnv === "production" || appEnv === "staging";
  if (!isDeployed || !c.req.url.startsWith("http:")) return await next();
  if (!isApiPath(c.req.path)) return c.redirect(c.req.url.replace("http:", "https:"), 301);
  throw new DomainError("FORBIDDEN", "Use HTTPS.", { reason: "insecure" });
});

/** Refuses bodies that are too large before they are read into memory. */
export const limitBody = createMiddleware<HttpEnv>((c, next) => {
  const maxBytes = maxBodyBytes(c.req.method, c.req.path);
  const limit = bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      const megabytes = maxBytes / 1024 / 1024;
      throw new DomainError("PAYLOAD_TOO_LARGE", `The body is larger than ${megabytes} MB.`, {
        maxBytes,
      });
    },
  });
  return limit(c, next);
});

/** Refuses bodies that are not JSON, or what else the route takes. */
export const requireJson = createMiddleware<HttpEnv>(async (c, next) => {
  const hasBody = c.req.raw.body !== null && c.req.header("Content-Length") !== "0";
  const type = c.req.header("Content-Type")?.split(";")[0]?.trim().toLowerCase();
  if (hasBody && !takesMediaType(c.req.method, c.req.path, type ?? "")) {
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json.", {
      received: type ?? null,
    });
  }
  await next();
});

/** Keeps answers of the API out of shared caches, except where a route says otherwise. */
export const keepPrivate = createMiddleware<HttpEnv>(async (c, next) => {
  await next();
  const { headers } = c.res;
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache");
});

// Those that only Internet Explorer, Flash and early Chrome read stay out of every answer.
const obsoleteHeaders = {
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
  removePoweredBy: false,
};

const usualHeaders = {
  ...obsoleteHeaders,
  xFrameOptions: "DENY",
  strictTransportSecurity: "max-age=31536000; includeSubDomains",
  crossOriginOpenerPolicy: "same-origin",
  permissionsPolicy: {
    camera: [],
    microphone: [],
    geolocation: [],
    payment: [],
    usb: [],
    displayCapture: [],
  },
};

const applicationHeaders = new Map<string | undefined, MiddlewareHandler>();

/** Pages may tell where failures are reported, and nobody else, of theirs. */
function headersReportingTo(dsn: string | undefined): MiddlewareHandler {
  const known = applicationHeaders.get(dsn);
  if (known !== undefined) return known;
  const made = secureHeaders({
    ...usualHeaders,
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:", "blob:"],
      fontSrc: ["'self'", "data:"],
      connectSrc: ["'self'", ...(dsn === undefined ? [] : [new URL(dsn).origin])],
      workerSrc: ["'self'", "blob:"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: "strict-origin-when-cross-origin",
  });
  applicationHeaders.set(dsn, made);
  return made;
}

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

// A picture is never a page: opened by itself, it can neither run nor load anything.
const imageHeaders = secureHeaders({
  ...usualHeaders,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    imgSrc: ["data:"],
    frameAncestors: ["'none'"],
    sandbox: [],
  },
  referrerPolicy: "no-referrer",
});

const headersByPath = [
  ["/share/", sharedPageHeaders],
  ["/api/v1/images/", imageHeaders],
] as const;

/** What every answer tells browsers to refuse; styles may stand inline, scripts may not. */
export const securityHeaders = createMiddleware<HttpEnv>((c, next) =>
  (
    headersByPath.find(([path]) => c.req.path.startsWith(path))?.[1] ??
    headersReportingTo(c.var.ctx.env.sentryDsn)
  )(c, next),
);
