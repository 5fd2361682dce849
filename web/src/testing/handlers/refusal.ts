import type { components } from "@/api/generated/schema.d.ts";

type ErrorBody = components["schemas"]["Error"];

/** The body of an error answer. */
export function refusal(
  code: ErrorBody["error"]["code"],
  message: string,
  details: Record<string, unknown> = {},
): ErrorBody {
  return { error: { code, message, details } };
}

export const NO_TOKEN = refusal("UNAUTHENTICATED", "Sign in to do this.", { reason: "missing" });
export const NOT_HERE = refusal("NOT_FOUND", "It does not exist, or you have no access to it.");
