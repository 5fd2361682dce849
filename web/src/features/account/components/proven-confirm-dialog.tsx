import { useState } from "react";
import { reasonOf } from "@/api/errors.ts";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { notifyError } from "@/components/ui/toast.tsx";
import type { PasswordForm } from "../model/account-form.ts";
import { PasswordDialog } from "./password-dialog.tsx";

/** Asks before a way into the account is taken away, then for proof if the server does. */
export function ProvenConfirmDialog({
  title,
  consequence,
  advice,
  verb,
  failure,
  pending,
  onConfirm,
  onClose,
}: {
  title: string;
  consequence: string;
  /** What else to do, after the consequence. */
  advice?: string;
  verb: string;
  /** What has not happened when it fails. */
  failure: string;
  pending: boolean;
  onConfirm: (proof?: Partial<PasswordForm>) => Promise<unknown>;
  onClose: () => void;
}) {
  const [needsProof, setNeedsProof] = useState(false);
  if (needsProof) {
    return (
      <PasswordDialog
        asked
        title={title}
        description={consequence}
        verb={verb}
        danger
        failure={failure}
        onSubmit={onConfirm}
        onClose={onClose}
      />
    );
  }
  const confirm = async () => {
    try {
      await onConfirm();
    } catch (error) {
      if (reasonOf(error) === "proof_required") {
        setNeedsProof(true);
        return;
      }
      onClose();
      notifyError(failure, error);
    }
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={title}
      verb={verb}
      danger
      pending={pending}
      onConfirm={() => void confirm()}
    >
      {consequence} {advice}
    </ConfirmDialog>
  );
}
