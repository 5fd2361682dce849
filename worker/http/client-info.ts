import type { ClientInfo } from "../modules/identity/index.ts";

const maxLength = 300;

/** Where a request comes from; the address is the platform's word, never a forwarded header's. */
export function clientInfo(request: Request): ClientInfo {
  const { city, country } = (request.cf ?? {}) as { city?: string; country?: string };
  return {
    userAgent: request.headers.get("User-Agent")?.slice(0, maxLength) ?? null,
    ipAddress: request.headers.get("CF-Connecting-IP"),
    place: [city, country].filter(Boolean).join(", ") || null,
  };
}
