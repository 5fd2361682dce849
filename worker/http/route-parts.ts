import type { z } from "@hono/zod-openapi";
import type { ErrorCode } from "../kernel/errors.ts";

/** A required JSON body. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true as const, content: { "application/json": { schema } } };
}

/** A JSON body that may be left out, which means `{}`. */
export function optionalJsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: false as const, content: { "application/json": { schema } } };
}

/** A JSON answer. */
export function jsonAnswer<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { "application/json": { schema } } };
}

/** What every route with a JSON body can refuse. */
export const bodyErrors = [
  "VALIDATION_FAILED",
  "PAYLOAD_TOO_LARGE",
  "UNSUPPORTED_MEDIA_TYPE",
] as const satisfies ErrorCode[];

/** What every signed-in route on a tenant's row can refuse. */
export const rowErrors = ["UNAUTHENTICATED", "NOT_FOUND"] as const satisfies ErrorCode[];
