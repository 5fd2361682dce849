import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormDialog, type FormDialogProps } from "@/components/ui/form-dialog.tsx";
import { type SecondFactorForm, secondFactorForm } from "../model/account-form.ts";
import { showWrongProof } from "../model/show-wrong-proof.ts";
import { CodeField } from "./code-field.tsx";
import { CurrentPasswordField } from "./current-password-field.tsx";

/** Asks for the password and a code before the second factor is changed. */
export function SecondFactorDialog({
  onSubmit,
  ...dialog
}: Omit<FormDialogProps, "onSubmit" | "children"> & {
  failure: string;
  /** Does it; a wrong password or code that it throws stands beside the field. */
  onSubmit: (values: SecondFactorForm) => Promise<unknown>;
}) {
  const form = useForm<SecondFactorForm>({
    resolver: zodResolver(secondFactorForm),
    defaultValues: { currentPassword: "", code: "" },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values);
    } catch (error) {
      if (!showWrongProof(form, error, ["currentPassword", "code"])) throw error;
    }
  });
  return (
    <FormDialog {...dialog} onSubmit={submit}>
      <CurrentPasswordField
        error={errors.currentPassword?.message}
        {...form.register("currentPassword")}
      />
      <CodeField
        error={errors.code?.message}
        hint="Of your authenticator, or a recovery code."
        {...form.register("code")}
      />
    </FormDialog>
  );
}
