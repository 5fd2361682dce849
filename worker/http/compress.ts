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
  const { headers, body } = c.res;
  const length = headers.get("Content-Length");
  const passes =
    body !== null &&
    !headers.has("Content-Encoding") &&
    !headers.has("Content-Disposition") &&
    compressible.test(headers.get("Content-Type") ?? "") &&
    (length === null || Number(length) >= worthBytes);
  if (!passes) return;
  headers.append("Vary", "Accept-Encoding");
  if (!/\bgzip\b/.test(c.req.header("Accept-Encoding") ?? "")) return;
  headers.set("Content-Encoding", "gzip");
  headers.delete("Content-Length");
});
