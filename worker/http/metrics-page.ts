import type { Context as HonoContext } from "hono";
import { sha256Hex } from "../kernel/digest.ts";
import { DomainError } from "../kernel/errors.ts";
import { metricsMediaType, renderMetrics } from "../platform/metrics/render-metrics.ts";
import type { HttpEnv } from "./http-env.ts";

/** All metrics for Prometheus, to whoever sends the configured token; without one there are none. */
export async function answerMetrics(c: HonoContext<HttpEnv>): Promise<Response> {
  const { ctx } = c.var;
  const { metricsToken } = ctx.env;
  if (metricsToken === undefined) {
    throw new DomainError("NOT_FOUND", "There is nothing at this path.", { path: c.req.path });
  }
  const received = c.req.header("Authorization")?.match(/^Bearer (.+)$/i)?.[1] ?? "";
  // Compared by digest, so that the time it takes says nothing about the token.
  if ((await sha256Hex(received)) !== (await sha256Hex(metricsToken))) {
    throw new DomainError("UNAUTHENTICATED", "Send the token of the metrics as a bearer token.", {
      reason: received === "" ? "missing" : "invalid",
    });
  }
  return c.body(await renderMetrics(ctx), 200, {
    "Content-Type": metricsMediaType,
    "Cache-Control": "no-store",
  });
}
