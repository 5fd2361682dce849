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
import { type SecondFactorForm, secondFactorForm } from "../model/account-form.ts";
import { PasswordInput } from "./password-input.tsx";

/** Asks for the password and a code before the second factor is changed. */
export function SecondFactorDialog({
  title,
  description,
  verb,
  danger = false,
  failure,
  error,
  onSubmit,
  onClose,
}: {
  title: string;
  description: string;
  verb: string;
  danger?: boolean;
  /** What has not happened when it fails. */
  failure: string;
  error: Error | null;
  /** Does it; what it throws stands beside the field, or in `error`. */
  onSubmit: (values: SecondFactorForm) => Promise<unknown>;
  onClose: () => void;
}) {
  const id = useId();
  const form = useForm<SecondFactorForm>({
    resolver: zodResolver(secondFactorForm),
    defaultValues: { currentPassword: "", code: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values);
    } catch (cause) {
      const reason = reasonOf(cause);
      if (reason === "two_factor_wrong") {
        const message = "This code is not right, or was used already. Wait for the next one.";
        form.setError("code", { message }, { shouldFocus: true });
      } else if (reason === "credentials") {
        const message = "This is not your current password.";
        form.setError("currentPassword", { message }, { shouldFocus: true });
      }
    }
  });
  const isShown = !["two_factor_wrong", "credentials"].includes(reasonOf(error) ?? "");
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={id}
            variant={danger ? "danger" : "primary"}
            pending={isSubmitting}
          >
            {verb}
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={submit} className="grid gap-4">
        {error && isShown && <ErrorPanel title={failure} {...explained(error)} />}
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
