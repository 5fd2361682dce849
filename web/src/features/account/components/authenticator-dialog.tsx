import { zodResolver } from "@hookform/resolvers/zod";
import { useMemo } from "react";
import { useForm } from "react-hook-form";
import { renderSVG } from "uqr";
import { ApiError } from "@/api/errors.ts";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { useConfirmTwoFactor } from "../api/two-factor.ts";
import { type CodeForm, codeForm } from "../model/account-form.ts";
import { CodeField } from "./code-field.tsx";

/** Shows a new secret to an authenticator and asks for its first code. */
export function AuthenticatorDialog({
  secret,
  uri,
  onConfirmed,
  onClose,
}: {
  secret: string;
  uri: string;
  onConfirmed: (recoveryCodes: string[]) => void;
  onClose: () => void;
}) {
  const picture = useMemo(
    () => `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(uri, { border: 2 }))}`,
    [uri],
  );
  const form = useForm<CodeForm>({
    resolver: zodResolver(codeForm),
    defaultValues: { code: "" },
  });
  const confirm = useConfirmTwoFactor();
  const submit = form.handleSubmit(async ({ code }) => {
    try {
      onConfirmed((await confirm.mutateAsync(code)).recoveryCodes);
    } catch (error) {
      if (!(error instanceof ApiError && error.code === "FORBIDDEN")) throw error;
      form.setError("code", { message: error.message }, { shouldFocus: true });
    }
  });
  return (
    <FormDialog
      title="Set up your authenticator"
      description="Scan the picture with an authenticator app, then enter the code that it shows."
      verb="Turn on"
      failure="Two-factor authentication is still off"
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="flex flex-wrap items-center gap-4">
        <img
          src={picture}
          alt="QR code for the authenticator"
          className="size-40 shrink-0 rounded-md bg-white"
        />
        <div className="min-w-0 flex-1 basis-40 text-xs text-ink-3">
          Without a camera, enter this secret:
          <code className="mt-1 block font-mono text-xs wrap-anywhere text-ink select-all">
            {secret.replaceAll(/(.{4})(?=.)/gu, "$1 ")}
          </code>
        </div>
      </div>
      <CodeField
        error={form.formState.errors.code?.message}
        inputMode="numeric"
        placeholder="123 456"
        {...form.register("code")}
      />
    </FormDialog>
  );
}
