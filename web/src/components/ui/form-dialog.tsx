import { type FormEvent, type ReactNode, useId, useState } from "react";
import { explained } from "@/api/errors.ts";
import { Button } from "./button.tsx";
import { Dialog, type DialogProps } from "./dialog.tsx";
import { ErrorPanel } from "./error-panel.tsx";
import { Form, type FormProps } from "./form.tsx";

export interface FormDialogProps
  extends Pick<DialogProps, "title" | "description" | "size" | "children"> {
  /** On the button that submits. */
  verb: string;
  /** On that button while the work goes on. */
  pendingVerb?: string;
  danger?: boolean;
  /** Work goes on although the submit has settled. */
  pending?: boolean;
  disabled?: boolean;
  /** In the place of the Cancel button. */
  cancel?: ReactNode;
  /** What has not happened when `onSubmit` throws; why stands below it, above the fields. */
  failure?: string;
  /** What a failure means for the person, after why. */
  outcome?: string | undefined;
  /** Does the work; the dialog stays open until its owner closes it. */
  onSubmit: FormProps["onSubmit"];
  onClose: () => void;
}

/** A dialog that asks for something, does it once, and says in its own place when that failed. */
export function FormDialog({
  verb,
  pendingVerb = verb,
  danger = false,
  pending = false,
  disabled = false,
  cancel,
  failure,
  outcome,
  onSubmit,
  onClose,
  children,
  ...dialog
}: FormDialogProps) {
  const id = useId();
  const [submitting, setSubmitting] = useState(false);
  const [error, setError] = useState<unknown>();
  const isPending = pending || submitting;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    setSubmitting(true);
    setError(undefined);
    try {
      await onSubmit(event);
    } catch (cause) {
      if (failure === undefined) throw cause;
      setError(cause);
    } finally {
      setSubmitting(false);
    }
  };
  return (
    <Dialog
      {...dialog}
      open
      onOpenChange={onClose}
      footer={
        <>
          {cancel ?? <Button onClick={onClose}>Cancel</Button>}
          <Button
            type="submit"
            form={id}
            variant={danger ? "danger" : "primary"}
            pending={isPending}
            disabled={disabled}
          >
            {isPending ? pendingVerb : verb}
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {failure !== undefined && error !== undefined && (
          <ErrorPanel title={failure} {...explained(error, outcome)} />
        )}
        {children}
      </Form>
    </Dialog>
  );
}
