import { zodResolver } from "@hookform/resolvers/zod";
import { useForm, useWatch } from "react-hook-form";
import { explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { showServerIssues } from "@/lib/form-errors.ts";
import { useChangePassword } from "../api/change-password.ts";
import { changePasswordForm, type ChangePasswordForm as Values } from "../model/account-form.ts";
import { showWrongProof } from "../model/show-wrong-proof.ts";
import { CurrentPasswordField } from "./current-password-field.tsx";
import { PasswordInput } from "./password-input.tsx";
import { PasswordMeter } from "./password-meter.tsx";

/** Changes the password of the person who is signed in; `known` are words not to build it from. */
export function ChangePasswordForm({ email, known }: { email: string; known: string[] }) {
  const form = useForm<Values>({
    resolver: zodResolver(changePasswordForm),
    mode: "onBlur",
    reValidateMode: "onChange",
    defaultValues: { currentPassword: "", newPassword: "" },
  });
  const newPassword = useWatch({ control: form.control, name: "newPassword" });
  const change = useChangePassword();
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await change.mutateAsync(values);
      form.reset();
      notifySuccess({
        title: "Your password is changed",
        description: "All other devices were signed out.",
      });
    } catch (error) {
      if (
        showWrongProof(form, error, ["currentPassword"]) ||
        showServerIssues(form, error, ["newPassword"])
      ) {
        change.reset();
      }
    }
  });
  return (
    <Form aria-label="Change password" onSubmit={submit} className="grid max-w-94 gap-4">
      {change.isError && (
        <ErrorPanel title="Your password was not changed" {...explained(change.error)} />
      )}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <CurrentPasswordField
        error={errors.currentPassword?.message}
        {...form.register("currentPassword")}
      />
      <Field
        label="New password"
        required
        error={errors.newPassword?.message}
        hint={<PasswordMeter password={newPassword} known={known} />}
      >
        <PasswordInput autoComplete="new-password" {...form.register("newPassword")} />
      </Field>
      <Button type="submit" variant="primary" pending={isSubmitting} className="justify-self-start">
        Change password
      </Button>
    </Form>
  );
}
