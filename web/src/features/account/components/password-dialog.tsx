import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormDialog, type FormDialogProps } from "@/components/ui/form-dialog.tsx";
import { type PasswordForm, passwordForm } from "../model/account-form.ts";
import { showWrongProof } from "../model/show-wrong-proof.ts";
import { CurrentPasswordField } from "./current-password-field.tsx";

/** Asks for the password before something that only its owner may do. */
export function PasswordDialog({
  onSubmit,
  children,
  ...dialog
}: Omit<FormDialogProps, "onSubmit" | "children"> & {
  failure: string;
  /** Does it; a wrong password that it throws stands beside the field. */
  onSubmit: (values: PasswordForm) => Promise<unknown>;
  children?: FormDialogProps["children"];
}) {
  const form = useForm<PasswordForm>({
    resolver: zodResolver(passwordForm),
    defaultValues: { currentPassword: "" },
  });
  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values);
    } catch (error) {
      if (!showWrongProof(form, error, ["currentPassword"])) throw error;
    }
  });
  return (
    <FormDialog {...dialog} onSubmit={submit}>
      {children}
      <CurrentPasswordField
        error={form.formState.errors.currentPassword?.message}
        {...form.register("currentPassword")}
      />
    </FormDialog>
  );
}
