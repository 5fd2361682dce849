import { zodResolver } from "@hookform/resolvers/zod";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useForm } from "react-hook-form";
import { ApiError, explained, reasonOf } from "@/api/errors.ts";
import { Button, buttonClass } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { isRecord } from "@/lib/is-record.ts";
import { useFinishOAuth } from "../api/oauth.ts";
import { type OAuthProofForm, oauthProofForm } from "../model/account-form.ts";
import { showWrongProof } from "../model/show-wrong-proof.ts";
import { CodeField } from "./code-field.tsx";
import { PasswordInput } from "./password-input.tsx";

/** What has to be proved, as the server says. */
interface Asked {
  password: { email: string; provider: string; mayCreate: boolean } | undefined;
  code: boolean;
}

function askedBy(error: unknown): Asked | undefined {
  switch (reasonOf(error)) {
    case "password_required": {
      const details = error instanceof ApiError && isRecord(error.details) ? error.details : {};
      const { email, provider, mayCreate } = details;
      return {
        password: {
          email: String(email),
          provider: String(provider),
          mayCreate: mayCreate === true,
        },
        code: false,
      };
    }
    case "two_factor_required":
      return { password: undefined, code: true };
    default:
      return undefined;
  }
}

/** Asks who comes from a provider for what proves that the account is theirs. */
export function OAuthProof({
  token,
  onExpired,
}: {
  token: string;
  /** The attempt is over; it has to begin again at the provider. */
  onExpired: () => void;
}) {
  const finish = useFinishOAuth();
  const { mutate, error } = finish;
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate({ token });
  }, [mutate, token]);
  const isExpired = reasonOf(error) === "expired";
  useEffect(() => {
    if (isExpired) onExpired();
  }, [isExpired, onExpired]);
  const asked = useRef<Asked>(undefined);
  const now = askedBy(error);
  if (now) asked.current = { password: now.password ?? asked.current?.password, code: now.code };
  if (!asked.current) {
    return error && !isExpired ? (
      <ErrorPanel
        ofPage
        title="You were not signed in"
        {...explained(error)}
        way={
          <Link to="/log-in" className={buttonClass("plain", "sm")}>
            Other ways to sign in
          </Link>
        }
      />
    ) : (
      <p className="text-ink-2" aria-live="polite">
        One moment…
      </p>
    );
  }
  return <ProofForm asked={asked.current} token={token} finish={finish} />;
}

function ProofForm({
  asked: { password, code },
  token,
  finish,
}: {
  asked: Asked;
  token: string;
  finish: ReturnType<typeof useFinishOAuth>;
}) {
  const form = useForm<OAuthProofForm>({
    resolver: zodResolver(oauthProofForm({ password: password !== undefined, code })),
    defaultValues: { password: "", code: "" },
  });
  const { setFocus } = form;
  useEffect(() => setFocus(code ? "code" : "password"), [setFocus, code]);
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await finish.mutateAsync({
        token,
        ...(password && { password: values.password }),
        ...(code && { code: values.code }),
      });
    } catch (error) {
      if (reasonOf(error) === "credentials") {
        form.setError("password", { message: "This is not the password." }, { shouldFocus: true });
      }
      showWrongProof(form, error, ["code"]);
    }
  });
  const reason = reasonOf(finish.error) ?? "";
  const isShown = ![
    "password_required",
    "two_factor_required",
    "credentials",
    "two_factor_wrong",
  ].includes(reason);
  return (
    <Form onSubmit={submit} className="grid gap-4" aria-labelledby="proof-title">
      <div className="mb-1">
        <h1 id="proof-title" className="font-serif text-form font-[500] tracking-title">
          {password ? "You have an account already" : "Enter your code"}
        </h1>
        <p className="mt-1.5 text-ink-2">
          {password ? (
            <>
              Enter the password of{" "}
              <bdi className="font-medium wrap-anywhere">{password.email}</bdi> once, and{" "}
              {password.provider} opens it from then on.
            </>
          ) : (
            "Your authenticator shows it. If you lost that, use a recovery code."
          )}
        </p>
      </div>
      {finish.error && isShown && (
        <ErrorPanel title="You were not signed in" {...explained(finish.error)} />
      )}
      {password && (
        <Field label="Password" required error={errors.password?.message}>
          <PasswordInput autoComplete="current-password" {...form.register("password")} />
        </Field>
      )}
      {code && <CodeField error={errors.code?.message} {...form.register("code")} />}
      <Button type="submit" variant="primary" size="lg" wide pending={isSubmitting}>
        {isSubmitting ? "Signing in…" : "Sign in"}
      </Button>
      {password?.mayCreate && (
        <Button
          variant="ghost"
          className="justify-self-center"
          onClick={() => finish.mutate({ token, create: true })}
        >
          Not mine: make a new account
        </Button>
      )}
    </Form>
  );
}
