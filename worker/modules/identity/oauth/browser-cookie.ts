const cookieName = "df_oauth";
const lifetimeSeconds = 600;

/** The secret that binds an attempt to the browser that began it. */
export function readBrowserCookie(request: Request): string | undefined {
  return request.headers.get("Cookie")?.match(/(?:^|;\s*)df_oauth=([\w-]{43})(?:;|$)/)?.[1];
}

/** Keeps the secret for as long as an attempt lasts; Lax, because the provider leads back here. */
export function browserCookie(request: Request, secret: string): string {
  const secure = new URL(request.url).protocol === "https:" ? "; Secure" : "";
  return `${cookieName}=${secret}; Max-Age=${lifetimeSeconds}; Path=/api/v1/auth/oauth; HttpOnly; SameSite=Lax${secure}`;
}
