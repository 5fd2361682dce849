import { counted } from "@/lib/counted.ts";
import { isRecord } from "@/lib/is-record.ts";
import type { components } from "./generated/schema.d.ts";

/** The closed set of codes the API answers with, and one for no answer at all. */
export type ApiErrorCode = components["schemas"]["Error"]["error"]["code"] | "NO_ANSWER";

/** One place in a request that was refused, and why. */
export interface ApiIssue {
  path: string;
  message: string;
}

/** A request that was answered with an error, or not at all. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly details: unknown;
  readonly requestId: string | undefined;
  /** When the server wants to be asked again, where it says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(options: {
    code: ApiErrorCode;
    message: string;
    status: number;
    details?: unknown;
    requestId?: string | undefined;
    retryAfterSeconds?: number | undefined;
  }) {
    super(options.message);
    this.code = options.code;
    this.status = options.status;
    this.details = options.details;
    this.requestId = options.requestId;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

function isErrorBody(
  value: unknown,
): value is { error: { code: ApiErrorCode; message: string; details?: unknown } } {
  return (
    isRecord(value) &&
    isRecord(value.error) &&
    typeof value.error.code === "string" &&
    typeof value.error.message === "string"
  );
}

/** The code of an answer that comes from before the server, and so has no body of its. */
function codeOf(status: number): ApiErrorCode {
  if (status === 429) return "RATE_LIMITED";
  return status === 503 || status === 504 ? "UNAVAILABLE" : "INTERNAL";
}

function errorFrom({ status, headers }: Response, body: unknown): ApiError {
  const wait = headers.get("Retry-After") ?? "";
  return new ApiError({
    ...(isErrorBody(body) ? body.error : { code: codeOf(status), message: "" }),
    status,
    requestId: headers.get("X-Request-Id") ?? undefined,
    retryAfterSeconds: /^\d+$/u.test(wait) ? Number(wait) : undefined,
  });
}

/** The data of an answer; throws `ApiError` when it is an error. */
export async function unwrap<Data>(
  answer: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await answer;
  if (!response.ok) throw errorFrom(response, error);
  return data as Data;
}

/** The places of a refused request, with paths such as `name` or `goals.0.title`. */
export function issuesOf(error: unknown): ApiIssue[] {
  if (!(error instanceof ApiError) || !isRecord(error.details)) return [];
  const { issues } = error.details;
  if (!Array.isArray(issues)) return [];
  return issues.flatMap((issue: unknown) => {
    if (!isRecord(issue) || typeof issue.message !== "string") return [];
    const path = Array.isArray(issue.path) ? issue.path.join(".") : String(issue.path ?? "");
    return [{ path: path.replace(/^(body|json)\./u, ""), message: issue.message }];
  });
}

/** Why it was refused, where the server tells programs in a word. */
export function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof ApiError) || !isRecord(error.details)) return undefined;
  const { reason } = error.details;
  return typeof reason === "string" ? reason : undefined;
}

function again({ retryAfterSeconds: seconds }: ApiError): string {
  if (!seconds) return "Try again in a moment.";
  if (seconds < 90) return `Try again in ${counted(seconds, "second")}.`;
  return `Try again in ${Math.ceil(seconds / 60)} minutes.`;
}

/** A sentence for a person: why it failed and what helps. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiError)) return "Something in this page failed. Reload it.";
  switch (error.code) {
    case "NO_ANSWER":
      return navigator.onLine
        ? "The server did not answer. Try again in a moment."
        : "This device is offline. Try again when it is connected.";
    case "UNAVAILABLE":
      return `The server is catching its breath. ${again(error)}`;
    case "INTERNAL":
      return "The server failed at this. Try again; if it stays, tell us the request id.";
    case "RATE_LIMITED":
      return error.message || `Too much was asked for at once. ${again(error)}`;
    default:
      return error.message;
  }
}

/** The id under which the server logged the request, if it got there. */
export function requestIdOf(error: unknown): string | undefined {
  return error instanceof ApiError ? error.requestId : undefined;
}

/** What a notice or a panel says of a failure: why, then `outcome`, what it means for the person. */
export function explained(
  error: unknown,
  outcome?: string,
): { description: string; requestId: string | undefined } {
  const why = explain(error);
  return {
    description: outcome === undefined ? why : `${why} ${outcome}`,
    requestId: requestIdOf(error),
  };
}
