import { exports } from "cloudflare:workers";

export interface ApiAnswer {
  status: number;
  headers: Headers;
  // The tests read what they expect of each answer.
  // biome-ignore lint/suspicious/noExplicitAny: answers of every route pass through here
  body: any;
}

export interface ApiRequest {
  token?: string | undefined;
  body?: unknown;
  /** Sent as it is instead of `body`. */
  rawBody?: BodyInit;
  headers?: Record<string, string>;
}

const origin = "http://localhost:8787";

/** Calls the Worker as a client would, over its fetch handler in workerd. */
export async function callApi(
  method: string,
  path: string,
  request: ApiRequest = {},
): Promise<ApiAnswer> {
  const headers = new Headers(request.headers);
  if (request.token !== undefined) headers.set("Authorization", `Bearer ${request.token}`);
  if (request.body !== undefined && !headers.has("Content-Type")) {
    headers.set("Content-Type", "application/json");
  }
  const body =
    request.rawBody ?? (request.body === undefined ? null : JSON.stringify(request.body));
  const answer = await exports.default.fetch(
    new Request(`${origin}${path}`, { method, headers, body, redirect: "manual" }),
  );
  const text = await answer.text();
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json") ?? false;
  return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
}
