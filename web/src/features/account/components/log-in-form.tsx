import { zodResolver } from "@hookform/resolvers/zod";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { ApiError, explained, reasonOf } from "@/api/errors.ts";
import { useSession } from "@/api/session.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import { useLogIn } from "../api/log-in.ts";
import { logInForm, type LogInForm as Values } from "../model/account-form.ts";
import { PasswordInput } from "./password-input.tsx";
import { SecondFactorForm } from "./second-factor-form.tsx";

function Refusal({ error }: { error: Error }) {
  if (error instanceof ApiError && error.code === "UNAUTHENTICATED") {
    return (
      <Banner tone="danger" title="That e-mail and password do not match">
        Check both and try again.
      </Banner>
    );
  }
  return <ErrorPanel title="You were not signed in" {...explained(error)} />;
}

/** Signs in with e-mail and password, and with a code where one is asked for. */
export function LogInForm() {
  const form = useForm<Values>({
    resolver: zodResolver(logInForm),
    mode: "onBlur",
    reValidateMode: "onChange",
    defaultValues: { email: "", password: "" },
  });
  const logIn = useLogIn();
  const [proved, setProved] = useState<Values>();
  const ended = useSession((session) => session.ended);
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await logIn.mutateAsync(values);
    } catch (error) {
      if (reasonOf(error) === "two_factor_required") {
        setProved(values);
        return;
      }
      form.resetField("password");
      form.setFocus("password");
    }
  });
  if (proved) {
    const again = () => {
      setProved(undefined);
      logIn.reset();
      form.resetField("password");
    };
    return <SecondFactorForm credentials={proved} onBack={again} />;
  }

  return (
    <Form onSubmit={submit} className="grid gap-4" aria-labelledby="sign-in-title">
      <div className="mb-1">
        <h1 id="sign-in-title" className="font-serif text-form font-[500] tracking-title">
          Sign in
        </h1>
        <p className="mt-1.5 text-ink-2">Your documents are where you left them.</p>
      </div>
      {logIn.isError ? (
        <Refusal error={logIn.error} />
      ) : (
        ended !== null && (
          <Banner tone="attention" title="You were signed out">
            {ended}
          </Banner>
        )
      )}
      <Field label="E-mail" required error={errors.email?.message}>
        <Input type="email" inputMode="email" autoComplete="username" {...form.register("email")} />
      </Field>
      <Field label="Password" required error={errors.password?.message}>
        <PasswordInput autoComplete="current-password" {...form.register("password")} />
      </Field>
      <Link
        to="/forgot-password"
        className="justify-self-start rounded-xs text-lapis-text hover:underline"
      >
        Forgot your password?
      </Link>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        wide
        pending={isSubmitting}
        className="mt-1"
      >
        {isSubmitting ? "Signing in…" : "Sign in"}
      </Button>
    </Form>
  );
}
