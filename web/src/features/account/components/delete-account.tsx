import { zodResolver } from "@hookform/resolvers/zod";
import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { ApiError, explain, requestIdOf } from "@/api/errors.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { notifyFailure, notifySuccess } from "@/components/ui/toast.tsx";
import { saveFile } from "@/lib/save-file.ts";
import { useDeleteMe, useExportMe, useRestoreMe } from "../api/own-account.ts";
import { type PasswordForm, passwordForm } from "../model/account-form.ts";
import { PasswordInput } from "./password-input.tsx";

function DeleteDialog({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const id = useId();
  const form = useForm<PasswordForm>({
    resolver: zodResolver(passwordForm),
    defaultValues: { currentPassword: "" },
  });
  const remove = useDeleteMe();
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await remove.mutateAsync(values);
      onOpenChange(false);
    } catch (error) {
      if (error instanceof ApiError && error.code === "FORBIDDEN") {
        const message = "This is not your current password.";
        form.setError("currentPassword", { message }, { shouldFocus: true });
        remove.reset();
      }
    }
  });
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="Delete your account?"
      description="It is deleted in 14 days. Until then you can sign in and keep it."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="danger" pending={isSubmitting}>
            Delete account
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={submit} className="grid gap-4">
        {remove.isError && (
          <ErrorPanel
            title="Your account stays"
            description={explain(remove.error)}
            requestId={requestIdOf(remove.error)}
          />
        )}
        <p className="text-ink-2">
          Organizations that only you belong to go with it, and nobody can open their projects any
          more. In other organizations what you wrote stays, without your name.
        </p>
        <Field label="Current password" required error={errors.currentPassword?.message}>
          <PasswordInput autoComplete="current-password" {...form.register("currentPassword")} />
        </Field>
      </Form>
    </Dialog>
  );
}

/** Says until when an account that is to be deleted can be kept. */
export function PendingDeletion({ deletesAt }: { deletesAt: string }) {
  const restore = useRestoreMe();
  const date = new Intl.DateTimeFormat(undefined, { dateStyle: "long" }).format(
    new Date(deletesAt),
  );
  const keep = () =>
    restore.mutate(undefined, {
      onSuccess: () => notifySuccess({ title: "Your account stays" }),
      onError: (error) =>
        notifyFailure({
          title: "Your account is still to be deleted",
          description: explain(error),
          requestId: requestIdOf(error),
        }),
    });
  return (
    <Banner
      tone="attention"
      title={`Your account is deleted on ${date}`}
      action={
        <Button size="sm" pending={restore.isPending} onClick={keep}>
          Keep account
        </Button>
      }
    >
      Until then everything is as it was.
    </Banner>
  );
}

/** A copy of what is kept about a person, and the end of their account. */
export function OwnData({ deletesAt }: { deletesAt: string | null }) {
  const [open, setOpen] = useState(false);
  const exported = useExportMe();
  const save = () =>
    exported.mutate(undefined, {
      onSuccess: (data) => {
        const text = JSON.stringify(data, null, 2);
        saveFile(new Blob([text], { type: "application/json" }), "docuforge-account.json");
      },
      onError: (error) =>
        notifyFailure({
          title: "Your data was not handed out",
          description: explain(error),
          requestId: requestIdOf(error),
        }),
    });
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button pending={exported.isPending} onClick={save}>
          Download your data
        </Button>
        {deletesAt === null && <Button onClick={() => setOpen(true)}>Delete account…</Button>}
      </div>
      {open && <DeleteDialog onOpenChange={setOpen} />}
    </>
  );
}
