import { z } from "@hono/zod-openapi";
import { type ErrorCode, errorCodes } from "../kernel/errors.ts";
import { errorStatus } from "./error-status.ts";

export const ErrorBody = z
  .object({
    error: z.object({
      code: z.enum(errorCodes),
      message: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  })
  .openapi("Error", {
    example: {
      error: {
        code: "NOT_FOUND",
        message: "This project does not exist, or you have no access to it.",
        details: { entity: "project" },
      },
    },
  });

export const errorDescriptions = {
  VALIDATION_FAILED: "The request is malformed; `details.issues` names each place.",
  UNAUTHENTICATED: "No valid access token.",
  FORBIDDEN:
    "Not allowed: `details.permission` names what the role lacks, or `details.reason` why.",
  NOT_FOUND: "It does not exist or belongs to another tenant.",
  METHOD_NOT_ALLOWED: "The path exists, the method does not.",
  CONFLICT: "The state does not allow this.",
  NOT_READY: "It is not ready yet; ask again later.",
  IDEMPOTENCY_KEY_REUSED: "The `Idempotency-Key` belongs to another request.",
  PRECONDITION_FAILED: "It has changed in the meantime; `details` holds the current state.",
  PAYLOAD_TOO_LARGE: "The body is larger than `details.maxBytes`.",
  UNSUPPORTED_MEDIA_TYPE: "The body must be `application/json`.",
  UPGRADE_REQUIRED: "This path speaks WebSocket only.",
  PRECONDITION_REQUIRED: "`If-Match` is missing.",
  RATE_LIMITED: "Too many requests; try again after `Retry-After` seconds.",
  UPSTREAM_FAILED: "A service this request needs answered with an error.",
  UNAVAILABLE: "The database is away; try again after `Retry-After` seconds.",
  INTERNAL: "Our fault; `details.requestId` names the request.",
} as const satisfies Record<ErrorCode, string>;

const always = ["RATE_LIMITED", "INTERNAL", "UNAVAILABLE"] as const satisfies ErrorCode[];

/** Declares the errors a route can answer, besides those every route can. */
export function errorResponses(...codes: ErrorCode[]) {
  const all = new Set<ErrorCode>([...codes, ...always]);
  const responses: Record<number, { description: string; content: typeof content }> = {};
  for (const code of all) {
    const status = errorStatus[code];
    const before = responses[status];
    const description = `\`${code}\`: ${errorDescriptions[code]}`;
    responses[status] = {
      description: before === undefined ? description : `${before.description} ${description}`,
      content,
    };
  }
  return responses;
}

const content = { "application/json": { schema: ErrorBody } };
