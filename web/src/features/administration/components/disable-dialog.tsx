import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Textarea } from "@/components/ui/input.tsx";
import { type PlatformUserDetails, useDisableUser } from "../api/users.ts";

const FORM = "disable-account";

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
  const submit = async (event: { preventDefault: () => void }) => {
    event.preventDefault();
    const text = reason.trim();
    setMissing(text === "");
    if (text !== "") disable.mutate(text, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Disable ${user.name}?`}
      description="All devices are logged out at once, and open editors close. Documents stay as they are."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} variant="danger" pending={disable.isPending}>
            Disable the account
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit}>
        <Field
          label="Reason"
          required
          hint="The person reads it in a mail and when they try to log in."
          error={missing ? "Say why, so that the person knows what to do." : undefined}
        >
          <Textarea
            rows={3}
            maxLength={300}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
      </Form>
    </Dialog>
  );
}
