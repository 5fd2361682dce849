import { createMiddleware } from "hono/factory";
import type { HttpEnv } from "./http-env.ts";

const compressible = /^(?:text\/|application\/(?:json|javascript|xml)|image\/svg\+xml)/;
const worthBytes = 1024;

/**
 * Compresses text for clients that take gzip. The runtime encodes the body itself once an answer
 * names the encoding (`encodeBody: "automatic"`), also while it streams.
 */
export const compress = createMiddleware<HttpEnv>(async (c, next) => {
  await next();
  const { headers } = c.res;
  if (!compressible.test(headers.get("Content-Type") ?? "")) return;
  if (headers.has("Content-Encoding") || headers.has("Content-Disposition")) return;
  const length = headers.get("Content-Length");
  if (length !== null && Number(length) < worthBytes) return;
  headers.append("Vary", "Accept-Encoding");
  if (!/\bgzip\b/.test(c.req.header("Accept-Encoding") ?? "")) return;
  headers.set("Content-Encoding", "gzip");
  headers.delete("Content-Length");
});
