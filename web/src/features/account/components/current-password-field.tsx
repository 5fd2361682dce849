import { Field } from "@/components/ui/field.tsx";
import type { InputProps } from "@/components/ui/input.tsx";
import { PasswordInput } from "./password-input.tsx";

/** The password that the person has, which proves who they are. */
export function CurrentPasswordField({
  error,
  ...input
}: Omit<InputProps, "type" | "trailing"> & { error: string | undefined }) {
  return (
    <Field label="Current password" required error={error}>
      <PasswordInput autoComplete="current-password" {...input} />
    </Field>
  );
}
