import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect } from "react";
import { useForm } from "react-hook-form";
import { explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Form } from "@/components/ui/form.tsx";
import { useLogIn } from "../api/log-in.ts";
import { type CodeForm, codeForm, type LogInForm } from "../model/account-form.ts";
import { showWrongProof } from "../model/show-wrong-proof.ts";
import { CodeField } from "./code-field.tsx";

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
      if (showWrongProof(form, error, ["code"])) logIn.reset();
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
      <CodeField error={errors.code?.message} {...form.register("code")} />
      <Button type="submit" variant="primary" size="lg" wide pending={isSubmitting}>
        {isSubmitting ? "Signing in…" : "Sign in"}
      </Button>
      <Button variant="ghost" className="justify-self-center" onClick={onBack}>
        Use another account
      </Button>
    </Form>
  );
}
