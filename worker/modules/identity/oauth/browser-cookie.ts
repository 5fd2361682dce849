import { type HostCookie, hostCookie } from "../host-cookie.ts";

const lifetimeSeconds = 600;

/** Lax, because the provider leads back here. */
function cookieOf(request: Request): HostCookie {
  return hostCookie(request, "df_oauth", "Lax");
}

/** The secret that binds an attempt to the browser that began it. */
export function readBrowserCookie(request: Request): string | undefined {
  const secret = cookieOf(request).read();
  return secret?.length === 43 ? secret : undefined;
}

/** Keeps the secret for as long as an attempt lasts. */
export function browserCookie(request: Request, secret: string): string {
  return cookieOf(request).write(secret, lifetimeSeconds);
}
