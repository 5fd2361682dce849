import { z } from "@hono/zod-openapi";

/** An opaque id in a path. */
export function IdParam(name: string, example: string) {
  return z
    .string()
    .regex(/^[a-z]{3}_[0-9a-z]{26}$/)
    .openapi({ param: { name, in: "path" }, example });
}

export const Timestamp = z.iso.datetime().openapi({ example: "2026-03-02T09:30:00.000Z" });
