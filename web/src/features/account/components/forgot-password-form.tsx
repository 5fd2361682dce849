import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { explained } from "@/api/errors.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import { useRequestPasswordReset } from "../api/recovery.ts";
import { forgotPasswordForm, type ForgotPasswordForm as Values } from "../model/account-form.ts";

/** Asks for a link to choose a new password; says the same for every address. */
export function ForgotPasswordForm() {
  const form = useForm<Values>({
    resolver: zodResolver(forgotPasswordForm),
    mode: "onBlur",
    reValidateMode: "onChange",
    defaultValues: { email: "" },
  });
  const request = useRequestPasswordReset();
  const submit = form.handleSubmit(({ email }) => request.mutate(email));

  return (
    <Form onSubmit={submit} className="grid gap-4" aria-labelledby="forgot-title">
      <div className="mb-1">
        <h1 id="forgot-title" className="font-serif text-form font-[500] tracking-title">
          Forgot your password?
        </h1>
        <p className="mt-1.5 text-ink-2">We mail you a link that lets you choose another.</p>
      </div>
      {request.isError && (
        <ErrorPanel title="The link was not asked for" {...explained(request.error)} />
      )}
      {request.isSuccess && (
        <Banner tone="success" title="Look into your mailbox">
          {request.data.message} The link works for an hour.
        </Banner>
      )}
      <Field label="E-mail" required error={form.formState.errors.email?.message}>
        <Input type="email" inputMode="email" autoComplete="username" {...form.register("email")} />
      </Field>
      <Button type="submit" variant="primary" size="lg" wide pending={request.isPending}>
        {request.isSuccess ? "Mail another link" : "Mail the link"}
      </Button>
    </Form>
  );
}
