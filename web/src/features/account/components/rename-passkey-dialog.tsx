import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { Field } from "@/components/ui/field.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { Input } from "@/components/ui/input.tsx";
import { showServerIssues } from "@/lib/form-errors.ts";
import { type Passkey, useRenamePasskey } from "../api/passkeys.ts";
import { passkeyNameForm } from "../model/account-form.ts";

/** Asks what a passkey is called from now on. */
export function RenamePasskeyDialog({
  passkey: { id, name },
  onClose,
}: {
  passkey: Passkey;
  onClose: () => void;
}) {
  const rename = useRenamePasskey();
  const form = useForm({ resolver: zodResolver(passkeyNameForm), defaultValues: { name } });
  const submit = form.handleSubmit(async (values) => {
    try {
      await rename.mutateAsync({ passkeyId: id, ...values });
      onClose();
    } catch (error) {
      if (!showServerIssues(form, error, ["name"])) throw error;
    }
  });
  return (
    <FormDialog
      title="Rename the passkey"
      verb="Rename"
      failure="The passkey was not renamed"
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label="Name" required error={form.formState.errors.name?.message}>
        <Input autoComplete="off" {...form.register("name")} />
      </Field>
    </FormDialog>
  );
}
