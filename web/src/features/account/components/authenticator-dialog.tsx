import { zodResolver } from "@hookform/resolvers/zod";
import { useId, useMemo } from "react";
import { useForm } from "react-hook-form";
import { renderSVG } from "uqr";
import { ApiError, explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import { useConfirmTwoFactor } from "../api/two-factor.ts";
import { type CodeForm, codeForm } from "../model/account-form.ts";

/** Shows a new secret to an authenticator and asks for its first code. */
export function AuthenticatorDialog({
  secret,
  uri,
  onConfirmed,
  onOpenChange,
}: {
  secret: string;
  uri: string;
  onConfirmed: (recoveryCodes: string[]) => void;
  onOpenChange: (open: boolean) => void;
}) {
  const id = useId();
  const picture = useMemo(
    () => `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(uri, { border: 2 }))}`,
    [uri],
  );
  const form = useForm<CodeForm>({
    resolver: zodResolver(codeForm),
    defaultValues: { code: "" },
  });
  const confirm = useConfirmTwoFactor();
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ code }) => {
    try {
      onConfirmed((await confirm.mutateAsync(code)).recoveryCodes);
    } catch (error) {
      if (error instanceof ApiError && error.code === "FORBIDDEN") {
        form.setError("code", { message: error.message }, { shouldFocus: true });
        confirm.reset();
      }
    }
  });
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="Set up your authenticator"
      description="Scan the picture with an authenticator app, then enter the code that it shows."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" pending={isSubmitting}>
            Turn on
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={submit} className="grid gap-4">
        {confirm.isError && (
          <ErrorPanel
            title="Two-factor authentication is still off"
            {...explained(confirm.error)}
          />
        )}
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
        <Field label="Code" required error={errors.code?.message}>
          <Input
            inputMode="numeric"
            autoComplete="one-time-code"
            placeholder="123 456"
            dir="ltr"
            {...form.register("code")}
          />
        </Field>
      </Form>
    </Dialog>
  );
}
