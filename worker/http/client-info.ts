import type { ClientInfo } from "../platform/context.ts";

const maxLength = 300;

/** The client's address in the platform's words; headers that clients and proxies set count not. */
export function clientAddress(request: Request): string | null {
  return request.headers.get("CF-Connecting-IP");
}

/** Where a request comes from. */
export function clientInfo(request: Request): ClientInfo {
  const { city, country } = (request.cf ?? {}) as { city?: string; country?: string };
  return {
    userAgent: request.headers.get("User-Agent")?.slice(0, maxLength) ?? null,
    ipAddress: clientAddress(request),
    place: [city, country].filter(Boolean).join(", ") || null,
  };
}
