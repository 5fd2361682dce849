import { zodResolver } from "@hookform/resolvers/zod";
import { useId } from "react";
import { useForm } from "react-hook-form";
import { explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import { showServerIssues } from "@/lib/form-errors.ts";
import { type Passkey, useRenamePasskey } from "../api/passkeys.ts";
import { passkeyNameForm } from "../model/account-form.ts";

/** Asks what a passkey is called from now on. */
export function RenamePasskeyDialog({
  passkey: { id: passkeyId, name },
  onClose,
}: {
  passkey: Passkey;
  onClose: () => void;
}) {
  const id = useId();
  const rename = useRenamePasskey();
  const form = useForm({ resolver: zodResolver(passkeyNameForm), defaultValues: { name } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await rename.mutateAsync({ passkeyId, ...values });
      onClose();
    } catch (error) {
      if (showServerIssues(form, error, ["name"])) rename.reset();
    }
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Rename the passkey"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" pending={isSubmitting}>
            Rename
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={submit} className="grid gap-4">
        {rename.isError && (
          <ErrorPanel title="The passkey was not renamed" {...explained(rename.error)} />
        )}
        <Field label="Name" required error={errors.name?.message}>
          <Input autoComplete="off" {...form.register("name")} />
        </Field>
      </Form>
    </Dialog>
  );
}
