import { getPath } from "hono/utils/url";

/** Other names by which parts of the API are known; each does what its target does. */
const aliases = new Map([
  ["/api/v1/auth/register", "/api/v1/auth/signup"],
  ["/api/v1/auth/forgot-password", "/api/v1/auth/request-password-reset"],
  ["/api/v1/users/me", "/api/v1/me"],
]);

/** The path that a request is routed by. */
export function canonicalPath(request: Request): string {
  const path = getPath(request);
  return aliases.get(path) ?? path;
}
