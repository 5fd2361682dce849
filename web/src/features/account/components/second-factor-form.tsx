import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect } from "react";
import { useForm } from "react-hook-form";
import { explained, reasonOf } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import { useLogIn } from "../api/log-in.ts";
import { type CodeForm, codeForm, type LogInForm } from "../model/account-form.ts";

/** Asks for the code after the password. */
export function SecondFactorForm({
  credentials,
  onBack,
}: {
  credentials: LogInForm;
  onBack: () => void;
}) {
  const form = useForm<CodeForm>({
    resolver: zodResolver(codeForm),
    defaultValues: { code: "" },
  });
  const logIn = useLogIn();
  const { setFocus } = form;
  useEffect(() => setFocus("code"), [setFocus]);
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ code }) => {
    try {
      await logIn.mutateAsync({ ...credentials, code });
    } catch (error) {
      form.resetField("code");
      if (reasonOf(error) === "two_factor_wrong") {
        const message = "This code is not right, or was used already. Wait for the next one.";
        form.setError("code", { message });
        logIn.reset();
      }
      form.setFocus("code");
    }
  });
  return (
    <Form onSubmit={submit} className="grid gap-4" aria-labelledby="code-title">
      <div className="mb-1">
        <h1 id="code-title" className="font-serif text-form font-[500] tracking-title">
          Enter your code
        </h1>
        <p className="mt-1.5 text-ink-2">
          Your authenticator shows it. If you lost that, use a recovery code.
        </p>
      </div>
      {logIn.isError && <ErrorPanel title="You were not signed in" {...explained(logIn.error)} />}
      <Field label="Code" required error={errors.code?.message}>
        <Input autoComplete="one-time-code" dir="ltr" {...form.register("code")} />
      </Field>
      <Button type="submit" variant="primary" size="lg" wide pending={isSubmitting}>
        {isSubmitting ? "Signing in…" : "Sign in"}
      </Button>
      <Button variant="ghost" className="justify-self-center" onClick={onBack}>
        Use another account
      </Button>
    </Form>
  );
}
