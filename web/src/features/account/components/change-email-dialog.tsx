import { zodResolver } from "@hookform/resolvers/zod";
import { useId } from "react";
import { useForm } from "react-hook-form";
import { ApiError, explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { showServerIssues } from "@/lib/form-errors.ts";
import { useChangeEmail } from "../api/own-account.ts";
import { type ChangeEmailForm, changeEmailForm } from "../model/account-form.ts";
import { PasswordInput } from "./password-input.tsx";

/** Asks for a new address and the password. */
export function ChangeEmailDialog({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const id = useId();
  const form = useForm<ChangeEmailForm>({
    resolver: zodResolver(changeEmailForm),
    mode: "onBlur",
    reValidateMode: "onChange",
    defaultValues: { email: "", currentPassword: "" },
  });
  const change = useChangeEmail();
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await change.mutateAsync(values);
      onOpenChange(false);
      notifySuccess({
        title: `A link is on its way to ${values.email}`,
        description: "Your address changes when you follow it.",
      });
    } catch (error) {
      if (error instanceof ApiError && error.code === "FORBIDDEN") {
        const message = "This is not your current password.";
        form.setError("currentPassword", { message }, { shouldFocus: true });
        change.reset();
      } else if (showServerIssues(form, error, ["email"])) {
        change.reset();
      }
    }
  });
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="Change e-mail address"
      description="We send a link to the new address, and tell the old one."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" pending={isSubmitting}>
            Send the link
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={submit} className="grid gap-4">
        {change.isError && <ErrorPanel title="No link was sent" {...explained(change.error)} />}
        <Field label="New e-mail" required error={errors.email?.message}>
          <Input type="email" inputMode="email" autoComplete="email" {...form.register("email")} />
        </Field>
        <Field label="Current password" required error={errors.currentPassword?.message}>
          <PasswordInput autoComplete="current-password" {...form.register("currentPassword")} />
        </Field>
      </Form>
    </Dialog>
  );
}
