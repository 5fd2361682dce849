import { Field } from "@/components/ui/field.tsx";
import { Input, type InputProps } from "@/components/ui/input.tsx";

/** The code of an authenticator, or a recovery code. */
export function CodeField({
  error,
  hint,
  ...input
}: InputProps & { error: string | undefined; hint?: string }) {
  return (
    <Field label="Code" required error={error} hint={hint}>
      <Input autoComplete="one-time-code" dir="ltr" {...input} />
    </Field>
  );
}
