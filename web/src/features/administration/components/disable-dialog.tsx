import { useState } from "react";
import { Field } from "@/components/ui/field.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { Textarea } from "@/components/ui/input.tsx";
import { type PlatformUserDetails, useDisableUser } from "../api/users.ts";

/** Asks why before an account is taken out of use. */
export function DisableDialog({
  user,
  onClose,
}: {
  user: PlatformUserDetails;
  onClose: () => void;
}) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const disable = useDisableUser(user.id);
  const submit = async () => {
    const text = reason.trim();
    setMissing(text === "");
    if (text !== "") await disable.mutateAsync(text).then(onClose, () => undefined);
  };
  return (
    <FormDialog
      title={`Disable ${user.name}?`}
      description="All devices are signed out at once, and open editors close. Documents stay as they are."
      verb="Disable the account"
      danger
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label="Reason"
        required
        hint="The person reads it in a mail and when they try to sign in."
        error={missing ? "Say why, so that the person knows what to do." : undefined}
      >
        <Textarea
          rows={3}
          maxLength={300}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
    </FormDialog>
  );
}
