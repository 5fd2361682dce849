import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useId } from "react";
import { useForm } from "react-hook-form";
import { ApiError, explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { type PasswordForm, passwordForm } from "../model/account-form.ts";
import { PasswordInput } from "./password-input.tsx";

/** Asks for the password before something that only its owner may do. */
export function PasswordDialog({
  title,
  description,
  verb,
  danger = false,
  failure,
  error,
  onSubmit,
  onOpenChange,
  children,
}: {
  title: string;
  description?: string;
  verb: string;
  danger?: boolean;
  /** What has not happened when it fails. */
  failure: string;
  error: Error | null;
  /** Does it; what it throws stands beside the field, or in `error`. */
  onSubmit: (values: PasswordForm) => Promise<unknown>;
  onOpenChange: (open: boolean) => void;
  children?: ReactNode;
}) {
  const id = useId();
  const form = useForm<PasswordForm>({
    resolver: zodResolver(passwordForm),
    defaultValues: { currentPassword: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const isWrong = error instanceof ApiError && error.code === "FORBIDDEN";
  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values);
    } catch (cause) {
      if (cause instanceof ApiError && cause.code === "FORBIDDEN") {
        const message = "This is not your current password.";
        form.setError("currentPassword", { message }, { shouldFocus: true });
      }
    }
  });
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
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
        {error && !isWrong && <ErrorPanel title={failure} {...explained(error)} />}
        {children}
        <Field label="Current password" required error={errors.currentPassword?.message}>
          <PasswordInput autoComplete="current-password" {...form.register("currentPassword")} />
        </Field>
      </Form>
    </Dialog>
  );
}
