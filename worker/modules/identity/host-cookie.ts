/** A cookie of this host alone, which no script reads. */
export interface HostCookie {
  read(): string | undefined;
  /** The value of `Set-Cookie`; no seconds remove it. */
  write(value: string, maxAgeSeconds: number): string;
}

/**
 * The cookie with this name in a request's browser. Over HTTPS its prefix keeps other hosts of the
 * domain from setting it (RFC 6265bis, 4.1.3.2).
 */
export function hostCookie(request: Request, name: string, sameSite: "Strict" | "Lax"): HostCookie {
  const isSecure = new URL(request.url).protocol === "https:";
  const fullName = isSecure ? `__Host-${name}` : name;
  return {
    read() {
      const pairs = (request.headers.get("Cookie") ?? "").split(/;\s*/);
      const value = pairs
        .find((pair) => pair.startsWith(`${fullName}=`))
        ?.slice(fullName.length + 1);
      return value !== undefined && /^[\w-]+$/.test(value) ? value : undefined;
    },
    write: (value, maxAgeSeconds) =>
      `${fullName}=${value}; Max-Age=${maxAgeSeconds}; Path=/; HttpOnly; SameSite=${sameSite}${isSecure ? "; Secure" : ""}`,
  };
}
