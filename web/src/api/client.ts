import createClient from "openapi-fetch";
import { ApiError, unwrap } from "./errors.ts";
import type { paths } from "./generated/schema.d.ts";
import { sendOnce } from "./send-once.ts";
import {
  acceptRefresh,
  acceptSignIn,
  acceptSignOut,
  currentToken,
  hasSessionHint,
  useSession,
} from "./session.ts";

const COOKIE_TRANSPORT = { "X-Session-Transport": "cookie" } as const;

type Transport = (request: Request) => Promise<Response>;

const isUnanswered = (error: unknown) => error instanceof ApiError && error.code === "NO_ANSWER";

const byFetch: Transport = (request) => fetch(request);

async function send(request: Request, transport: Transport): Promise<Response> {
  try {
    return await transport(request);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError({ code: "NO_ANSWER", message: "The server did not answer.", status: 0 });
  }
}

/** Calls to sign up, sign in, refresh and sign out: no bearer token, refresh token in a cookie. */
export const authApi = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? "",
  headers: COOKIE_TRANSPORT,
  fetch: (request) => send(request, byFetch),
});

let refreshing: Promise<string | null> | undefined;

async function refreshUnderLock(staleToken: string | null): Promise<string | null> {
  const token = currentToken();
  if (token !== null && token !== staleToken) return token;
  if (useSession.getState().status === "signed-out") return null;
  try {
    acceptRefresh(await unwrap(authApi.POST("/api/v1/auth/refresh", { body: {} })));
    return currentToken();
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 400)) {
      acceptSignOut(error.message);
      return null;
    }
    throw error;
  }
}

// A refresh token can be used once, so only one tab may refresh at a time.
async function refreshAlone(staleToken: string | null): Promise<string | null> {
  return await navigator.locks.request("docuforge.refresh", () => refreshUnderLock(staleToken));
}

function refresh(staleToken: string | null): Promise<string | null> {
  const under = refreshing ?? refreshAlone(staleToken);
  refreshing = under;
  return under.finally(() => {
    if (refreshing === under) refreshing = undefined;
  });
}

function withToken(request: Request, token: string | null): Request {
  if (token !== null) request.headers.set("Authorization", `Bearer ${token}`);
  return request;
}

async function sendSignedIn(request: Request, transport: Transport): Promise<Response> {
  const repeat = request.clone();
  const token = currentToken() ?? (await refresh(null));
  const response = await send(withToken(request, token), transport);
  if (response.status !== 401 || token === null) return response;
  const renewed = await refresh(token);
  return renewed === null ? response : send(withToken(repeat, renewed), transport);
}

/** The signed-in API's `fetch` over another transport, for a request's `fetch` option. */
export function signedInOver(transport: Transport): Transport {
  return (request) => sendSignedIn(request, transport);
}

/** The signed-in API. A 401 refreshes the session once and repeats the request. */
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? "",
  fetch: (request) => sendOnce(request, signedInOver(byFetch), isUnanswered),
});

/** Takes up the session of a cookie that an answer to another page has set. */
export async function takeUpSession(): Promise<void> {
  await navigator.locks.request("docuforge.refresh", async () => {
    acceptSignIn(await unwrap(authApi.POST("/api/v1/auth/refresh", { body: {} })));
  });
}

/** Whether somebody is signed in, asking the server if this tab does not know yet. */
export async function restoreSession(): Promise<boolean> {
  if (currentToken() !== null) return true;
  if (useSession.getState().status === "signed-out") return false;
  if (!hasSessionHint()) {
    useSession.setState({ status: "signed-out", token: null });
    return false;
  }
  return (await refresh(null)) !== null;
}
