import { zodResolver } from "@hookform/resolvers/zod";
import { useForm, useWatch } from "react-hook-form";
import { explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import { showServerIssues } from "@/lib/form-errors.ts";
import { useSignUp } from "../api/sign-up.ts";
import { signUpForm, type SignUpForm as Values } from "../model/account-form.ts";
import { PasswordInput } from "./password-input.tsx";
import { PasswordMeter } from "./password-meter.tsx";

const FIELDS = ["name", "organizationName", "email", "password"] as const;

/** Creates an account and signs in. */
export function SignUpForm() {
  const form = useForm<Values>({
    resolver: zodResolver(signUpForm),
    mode: "onBlur",
    reValidateMode: "onChange",
    defaultValues: { name: "", organizationName: "", email: "", password: "" },
  });
  const signUp = useSignUp();
  const [name, email, password] = useWatch({
    control: form.control,
    name: ["name", "email", "password"],
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async ({ organizationName, ...values }) => {
    try {
      await signUp.mutateAsync(organizationName ? { ...values, organizationName } : values);
    } catch (error) {
      if (showServerIssues(form, error, FIELDS)) signUp.reset();
    }
  });
  const busy = form.formState.isSubmitting;

  return (
    <Form onSubmit={submit} className="grid gap-4" aria-labelledby="sign-up-title">
      <div className="mb-1">
        <h1 id="sign-up-title" className="font-serif text-form font-[500] tracking-title">
          Create your account
        </h1>
        <p className="mt-1.5 text-ink-2">You get a workspace of your own. Invite others later.</p>
      </div>
      {signUp.isError && (
        <ErrorPanel title="Your account was not created" {...explained(signUp.error)} />
      )}
      <Field label="Name" required error={errors.name?.message}>
        <Input autoComplete="name" {...form.register("name")} />
      </Field>
      <Field label="E-mail" required error={errors.email?.message}>
        <Input type="email" inputMode="email" autoComplete="email" {...form.register("email")} />
      </Field>
      <Field
        label="Password"
        required
        error={errors.password?.message}
        hint={<PasswordMeter password={password} known={[name, email]} />}
      >
        <PasswordInput autoComplete="new-password" {...form.register("password")} />
      </Field>
      <Field
        label="Organization"
        optional
        error={errors.organizationName?.message}
        hint="The name of your workspace. Without it, it gets yours."
      >
        <Input autoComplete="organization" {...form.register("organizationName")} />
      </Field>
      <Button type="submit" variant="primary" size="lg" wide pending={busy} className="mt-1">
        {busy ? "Creating account…" : "Create account"}
      </Button>
    </Form>
  );
}
