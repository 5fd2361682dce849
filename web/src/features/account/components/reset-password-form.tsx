import { zodResolver } from "@hookform/resolvers/zod";
import { Link } from "@tanstack/react-router";
import { useForm, useWatch } from "react-hook-form";
import { explained } from "@/api/errors.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { showServerIssues } from "@/lib/form-errors.ts";
import { useResetPassword } from "../api/recovery.ts";
import { resetPasswordForm, type ResetPasswordForm as Values } from "../model/account-form.ts";
import { PasswordInput } from "./password-input.tsx";
import { PasswordMeter } from "./password-meter.tsx";

/** Chooses a new password by the secret of a mailed link. */
export function ResetPasswordForm({ token }: { token: string }) {
  const form = useForm<Values>({
    resolver: zodResolver(resetPasswordForm),
    mode: "onBlur",
    reValidateMode: "onChange",
    defaultValues: { password: "" },
  });
  const password = useWatch({ control: form.control, name: "password" });
  const reset = useResetPassword();
  const submit = form.handleSubmit(async (values) => {
    try {
      await reset.mutateAsync({ token, password: values.password });
    } catch (error) {
      if (showServerIssues(form, error, ["password"])) reset.reset();
    }
  });

  if (reset.isSuccess) {
    return (
      <div className="grid gap-4">
        <h1 className="font-serif text-form font-[500] tracking-title">Choose a new password</h1>
        <Banner tone="success" title="Your password is changed">
          All devices were signed out.{" "}
          <Link to="/log-in" className="rounded-xs font-medium text-lapis-text hover:underline">
            Sign in with the new one
          </Link>
        </Banner>
      </div>
    );
  }
  return (
    <Form onSubmit={submit} className="grid gap-4" aria-labelledby="reset-title">
      <h1 id="reset-title" className="mb-1 font-serif text-form font-[500] tracking-title">
        Choose a new password
      </h1>
      {reset.isError && (
        <ErrorPanel title="Your password was not changed" {...explained(reset.error)} />
      )}
      <Field
        label="New password"
        required
        error={form.formState.errors.password?.message}
        hint={<PasswordMeter password={password} known={[]} />}
      >
        <PasswordInput autoComplete="new-password" {...form.register("password")} />
      </Field>
      <Button type="submit" variant="primary" size="lg" wide pending={form.formState.isSubmitting}>
        Change password
      </Button>
      <Link
        to="/forgot-password"
        className="justify-self-start rounded-xs text-lapis-text hover:underline"
      >
        Ask for another link
      </Link>
    </Form>
  );
}
