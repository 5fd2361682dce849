import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormDialog, type FormDialogProps } from "@/components/ui/form-dialog.tsx";
import { type PasswordForm, passwordForm } from "../model/account-form.ts";
import { showWrongProof } from "../model/show-wrong-proof.ts";
import { OwnerProof, useOwnerProof } from "./owner-proof.tsx";

/** Asks for the password, or for signing in again, before something that only its owner may do. */
export function PasswordDialog({
  asked,
  onSubmit,
  children,
  ...dialog
}: Omit<FormDialogProps, "onSubmit" | "children"> & {
  failure: string;
  /** Whether the server has asked for proof already. */
  asked?: boolean;
  /** Does it; a wrong password that it throws stands beside the field. */
  onSubmit: (values: Partial<PasswordForm>) => Promise<unknown>;
  children?: FormDialogProps["children"];
}) {
  const proof = useOwnerProof({ asked });
  const form = useForm<PasswordForm>({
    resolver: zodResolver(passwordForm({ password: proof.hasPassword })),
    defaultValues: { currentPassword: "" },
  });
  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(proof.hasPassword ? values : {});
    } catch (error) {
      const isShown = proof.askAfter(error) || showWrongProof(form, error, ["currentPassword"]);
      if (!isShown) throw error;
    }
  });
  return (
    <FormDialog {...dialog} disabled={proof.mustSignIn} onSubmit={submit}>
      {children}
      <OwnerProof
        proof={proof}
        error={form.formState.errors.currentPassword?.message}
        field={form.register("currentPassword")}
      />
    </FormDialog>
  );
}
