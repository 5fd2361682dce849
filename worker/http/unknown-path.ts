import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import { DomainError } from "../kernel/errors.ts";
import { answerError } from "./error-mapper.ts";
import type { HttpEnv } from "./http-env.ts";
import { answerStaticAsset } from "./static-asset.ts";

const apiPrefixes = ["/api", "/openapi.json", "/health", "/ready", "/metrics", "/.well-known"];

/** Whether programs are answered here; people open all other paths in a browser. */
export function isApiPath(path: string): boolean {
  return apiPrefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
}

/** 405 when another method exists on the path, the web client for its pages, else 404. */
export async function answerUnknownPath(
  c: HonoContext<HttpEnv>,
  app: OpenAPIHono<HttpEnv>,
): Promise<Response> {
  const allowed = methodsOf(app, c.req.path);
  if (allowed.length > 0) {
    c.header("Allow", allowed.join(", "));
    return answerError(
      new DomainError("METHOD_NOT_ALLOWED", `Use ${allowed.join(" or ")} on this path.`, {
        allowed,
      }),
      c,
    );
  }
  const isRead = c.req.method === "GET" || c.req.method === "HEAD";
  const asset =
    !isApiPath(c.req.path) && isRead ? await answerStaticAsset(c.var.ctx.env, c.req.raw) : null;
  if (asset !== null) return asset;
  return answerError(
    new DomainError("NOT_FOUND", "There is nothing at this path.", { path: c.req.path }),
    c,
  );
}

function methodsOf(app: OpenAPIHono<HttpEnv>, path: string): string[] {
  const methods = app.routes
    .filter((route) => route.method !== "ALL" && matches(route.path, path))
    .map((route) => route.method);
  return [...new Set(methods)].sort();
}

function matches(pattern: string, path: string): boolean {
  const expected = pattern.split("/");
  const actual = path.split("/");
  return (
    expected.length === actual.length &&
    expected.every((part, index) => part.startsWith(":") || part === actual[index])
  );
}
