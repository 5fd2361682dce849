import type { Context as HonoContext } from "hono";
import { matchedRoutes } from "hono/route";
import type { HttpEnv } from "./http-env.ts";

/** The pattern of the route that answers, such as `/share/:token`: addresses can hold secrets. */
export function routeOf(c: HonoContext<HttpEnv>): string {
  return matchedRoutes(c).findLast(({ method }) => method !== "ALL")?.path ?? "unmatched";
}
