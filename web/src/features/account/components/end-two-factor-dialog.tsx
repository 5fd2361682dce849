import { zodResolver } from "@hookform/resolvers/zod";
import { useId } from "react";
import { useForm } from "react-hook-form";
import { explained, reasonOf } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { useEndTwoFactor } from "../api/two-factor.ts";
import { type EndTwoFactorForm, endTwoFactorForm } from "../model/account-form.ts";
import { PasswordInput } from "./password-input.tsx";

/** Turns two-factor off by the password and a code. */
export function EndTwoFactorDialog({ onClose }: { onClose: () => void }) {
  const id = useId();
  const end = useEndTwoFactor();
  const form = useForm<EndTwoFactorForm>({
    resolver: zodResolver(endTwoFactorForm),
    defaultValues: { currentPassword: "", code: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await end.mutateAsync(values);
      onClose();
      notifySuccess({ title: "Two-factor authentication is off" });
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === "two_factor_wrong") {
        const message = "This code is not right, or was used already. Wait for the next one.";
        form.setError("code", { message }, { shouldFocus: true });
      } else if (reason === "credentials") {
        const message = "This is not your current password.";
        form.setError("currentPassword", { message }, { shouldFocus: true });
      }
    }
  });
  const isShown = !["two_factor_wrong", "credentials"].includes(reasonOf(end.error) ?? "");
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Turn off two-factor authentication?"
      description="Your password alone will open your account."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} variant="danger" pending={isSubmitting}>
            Turn off
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={submit} className="grid gap-4">
        {end.error && isShown && (
          <ErrorPanel title="Two-factor authentication is still on" {...explained(end.error)} />
        )}
        <Field label="Current password" required error={errors.currentPassword?.message}>
          <PasswordInput autoComplete="current-password" {...form.register("currentPassword")} />
        </Field>
        <Field
          label="Code"
          required
          error={errors.code?.message}
          hint="Of your authenticator, or a recovery code."
        >
          <Input autoComplete="one-time-code" dir="ltr" {...form.register("code")} />
        </Field>
      </Form>
    </Dialog>
  );
}
