import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { issuesOf } from "@/api/errors.ts";

/**
 * Puts the places that the server refused beside their fields and focuses the first.
 * Answers false when none of them belongs to a field of the form.
 */
export function showServerIssues<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  error: unknown,
  fields: readonly Path<Values>[],
): boolean {
  const issues = issuesOf(error).flatMap(({ path, message }) => {
    const field = fields.find((name) => name === path);
    return field ? [{ field, message }] : [];
  });
  for (const [index, { field, message }] of issues.entries()) {
    form.setError(
      field,
      { type: "server", message: sentence(message) },
      { shouldFocus: index === 0 },
    );
  }
  return issues.length > 0;
}

function sentence(message: string): string {
  const text = message.trim();
  const withStart = /^(must|is|has|repeats|contains)\b/u.test(text) ? `This ${text}` : text;
  return /[.!?]$/u.test(withStart) ? withStart : `${withStart}.`;
}
