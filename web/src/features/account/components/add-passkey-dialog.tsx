import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { explained, reasonOf } from "@/api/errors.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { Input } from "@/components/ui/input.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { describeDevice } from "@/lib/describe-device.ts";
import { useAddPasskey, wasCancelled } from "../api/passkeys.ts";
import { type PasskeyForm, passkeyForm } from "../model/account-form.ts";
import { showWrongProof } from "../model/show-wrong-proof.ts";
import { OwnerProof, useOwnerProof } from "./owner-proof.tsx";

function Refusal({ error }: { error: Error }) {
  if (error.name === "InvalidStateError") {
    return (
      <Banner tone="info" title="This device has a passkey already">
        It opens your account as it is.
      </Banner>
    );
  }
  return wasCancelled(error) ? (
    <Banner tone="info" title="No passkey was made">
      The device was told to stop, or it took too long. Try again.
    </Banner>
  ) : (
    <ErrorPanel title="The passkey was not added" {...explained(error)} />
  );
}

/** Names a passkey and has the device make it; asks for proof where the server does. */
export function AddPasskeyDialog({ onClose }: { onClose: () => void }) {
  const add = useAddPasskey();
  const [needsProof, setNeedsProof] = useState(false);
  const proof = useOwnerProof();
  const needsPassword = needsProof && proof.hasPassword;
  const form = useForm<PasskeyForm>({
    resolver: zodResolver(passkeyForm({ password: needsPassword })),
    defaultValues: { name: describeDevice(navigator.userAgent).name, currentPassword: "" },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async ({ name, currentPassword }) => {
    try {
      await add.mutateAsync({ name, ...(needsPassword && { currentPassword }) });
      onClose();
      notifySuccess({ title: `“${name}” opens your account now` });
    } catch (error) {
      proof.askAfter(error);
      if (reasonOf(error) === "proof_required") setNeedsProof(true);
      showWrongProof(form, error, ["currentPassword"]);
    }
  });
  const isShown = !["proof_required", "credentials"].includes(reasonOf(add.error) ?? "");
  return (
    <FormDialog
      title="Add a passkey"
      description="Your device asks for your finger, your face or its code, and keeps the rest to itself."
      verb="Continue"
      disabled={proof.mustSignIn}
      onSubmit={submit}
      onClose={onClose}
    >
      {add.error && isShown && <Refusal error={add.error} />}
      <Field
        label="Name"
        required
        error={errors.name?.message}
        hint="So that you can tell your passkeys apart."
      >
        <Input autoComplete="off" {...form.register("name")} />
      </Field>
      {needsProof && (
        <OwnerProof
          proof={proof}
          error={errors.currentPassword?.message}
          field={form.register("currentPassword")}
        />
      )}
    </FormDialog>
  );
}
