import { isTrustedOrigin } from "../../../http/cross-origin.ts";
import { DomainError } from "../../../kernel/errors.ts";
import { hostCookie } from "../host-cookie.ts";
import type { TokenPair } from "./contract.ts";
import { sessionLifetimeSeconds } from "./session-lifetime.ts";

/** How a refresh token reaches the client and comes back. */
export interface SessionTransport {
  /** Whether an answer can be lost without the client's doing. */
  mayLoseAnswers: boolean;
  collect(body: { refreshToken?: string | undefined }): string | undefined;
  deliver<Pair extends TokenPair>(
    pair: Pair,
  ): { body: Omit<Pair, "refreshToken">; headers: Record<string, string> };
  forget(): Record<string, string>;
}

const noStore = { "Cache-Control": "no-store" };

/**
 * Chooses the cookie for requests that carry `X-Session-Transport: cookie`, else the body.
 * That header cannot be set across sites without CORS, which makes it the defence against CSRF;
 * an `Origin` that is neither this host's nor listed is FORBIDDEN on top of that.
 */
export function chooseTransport(
  request: Request,
  listedOrigins: readonly string[],
): SessionTransport {
  if (request.headers.get("X-Session-Transport") !== "cookie") return bodyTransport;
  assertTrusted(request, listedOrigins);
  return cookieTransport(request);
}

const bodyTransport: SessionTransport = {
  mayLoseAnswers: false,
  collect: (body) => body.refreshToken,
  deliver: (pair) => ({ body: pair, headers: noStore }),
  forget: () => noStore,
};

/** Keeps the refresh token in a cookie; for answers that a browser asked for as a page. */
export function cookieTransport(request: Request): SessionTransport {
  const cookie = hostCookie(request, "df_session", "Strict");
  const setCookie = (value: string, maxAgeSeconds: number) => ({
    ...noStore,
    "Set-Cookie": cookie.write(value, maxAgeSeconds),
  });
  return {
    mayLoseAnswers: true,
    collect: () => cookie.read(),
    deliver: ({ refreshToken = "", ...body }) => ({
      body,
      headers: setCookie(refreshToken, sessionLifetimeSeconds),
    }),
    forget: () => setCookie("", 0),
  };
}

function assertTrusted(request: Request, listedOrigins: readonly string[]): void {
  const origin = request.headers.get("Origin");
  if (origin === null || isTrustedOrigin(origin, request.url, listedOrigins)) return;
  throw new DomainError("FORBIDDEN", "Sessions in cookies work from this site's own pages only.", {
    reason: "origin",
  });
}
