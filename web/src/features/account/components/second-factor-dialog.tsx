import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormDialog, type FormDialogProps } from "@/components/ui/form-dialog.tsx";
import { type SecondFactorForm, secondFactorForm } from "../model/account-form.ts";
import { showWrongProof } from "../model/show-wrong-proof.ts";
import { CodeField } from "./code-field.tsx";
import { OwnerProof, useOwnerProof } from "./owner-proof.tsx";

/** Asks for the password, or for signing in again, and a code before the second factor is changed. */
export function SecondFactorDialog({
  onSubmit,
  ...dialog
}: Omit<FormDialogProps, "onSubmit" | "children"> & {
  failure: string;
  /** Does it; a wrong password or code that it throws stands beside the field. */
  onSubmit: (values: Partial<SecondFactorForm>) => Promise<unknown>;
}) {
  const proof = useOwnerProof();
  const form = useForm<SecondFactorForm>({
    resolver: zodResolver(secondFactorForm({ password: proof.hasPassword })),
    defaultValues: { currentPassword: "", code: "" },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async ({ code, currentPassword }) => {
    try {
      await onSubmit({ code, ...(proof.hasPassword && { currentPassword }) });
    } catch (error) {
      const isShown =
        proof.askAfter(error) || showWrongProof(form, error, ["currentPassword", "code"]);
      if (!isShown) throw error;
    }
  });
  return (
    <FormDialog {...dialog} disabled={proof.mustSignIn} onSubmit={submit}>
      <OwnerProof
        proof={proof}
        error={errors.currentPassword?.message}
        field={form.register("currentPassword")}
      />
      <CodeField
        error={errors.code?.message}
        hint="Of your authenticator, or a recovery code."
        {...form.register("code")}
      />
    </FormDialog>
  );
}
