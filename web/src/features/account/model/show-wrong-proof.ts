import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { reasonOf } from "@/api/errors.ts";

const WRONG: Record<string, { field: string; message: string }> = {
  credentials: { field: "currentPassword", message: "This is not your current password." },
  two_factor_wrong: {
    field: "code",
    message: "This code is not right, or was used already. Wait for the next one.",
  },
};

/**
 * Says beside the password or the code that it was not right, and focuses it.
 * Answers false when something else was refused.
 */
export function showWrongProof<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  error: unknown,
  fields: readonly Path<Values>[],
): boolean {
  const wrong = WRONG[reasonOf(error) ?? ""];
  const field = fields.find((name) => name === wrong?.field);
  if (!wrong || !field) return false;
  form.setError(field, { message: wrong.message }, { shouldFocus: true });
  return true;
}
