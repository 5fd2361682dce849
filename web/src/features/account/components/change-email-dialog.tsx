import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { Field } from "@/components/ui/field.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { Input } from "@/components/ui/input.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { showServerIssues } from "@/lib/form-errors.ts";
import { useChangeEmail } from "../api/own-account.ts";
import { type ChangeEmailForm, changeEmailForm } from "../model/account-form.ts";
import { showWrongProof } from "../model/show-wrong-proof.ts";
import { OwnerProof, useOwnerProof } from "./owner-proof.tsx";

/** Asks for a new address and for what proves that the account is one's own. */
export function ChangeEmailDialog({ onClose }: { onClose: () => void }) {
  const proof = useOwnerProof();
  const form = useForm<ChangeEmailForm>({
    resolver: zodResolver(changeEmailForm({ password: proof.hasPassword })),
    mode: "onBlur",
    reValidateMode: "onChange",
    defaultValues: { email: "", currentPassword: "" },
  });
  const change = useChangeEmail();
  const { errors } = form.formState;
  const submit = form.handleSubmit(async ({ email, currentPassword }) => {
    try {
      await change.mutateAsync({ email, ...(proof.hasPassword && { currentPassword }) });
    } catch (error) {
      const isShown =
        proof.askAfter(error) ||
        showWrongProof(form, error, ["currentPassword"]) ||
        showServerIssues(form, error, ["email"]);
      if (isShown) return;
      throw error;
    }
    onClose();
    notifySuccess({
      title: `A link is on its way to ${email}`,
      description: "Your address changes when you follow it.",
    });
  });
  return (
    <FormDialog
      title="Change e-mail address"
      description="We send a link to the new address, and tell the old one."
      verb="Send the link"
      failure="No link was sent"
      disabled={proof.mustSignIn}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label="New e-mail" required error={errors.email?.message}>
        <Input type="email" inputMode="email" autoComplete="email" {...form.register("email")} />
      </Field>
      <OwnerProof
        proof={proof}
        error={errors.currentPassword?.message}
        field={form.register("currentPassword")}
      />
    </FormDialog>
  );
}
