import { useState } from "react";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { notifyError, notifySuccess } from "@/components/ui/toast.tsx";
import { saveFile } from "@/lib/save-file.ts";
import { useDeleteMe, useExportMe, useRestoreMe } from "../api/own-account.ts";
import { PasswordDialog } from "./password-dialog.tsx";

function DeleteDialog({ onClose }: { onClose: () => void }) {
  const remove = useDeleteMe();
  return (
    <PasswordDialog
      title="Delete your account?"
      description="It is deleted in 14 days. Until then you can sign in and keep it."
      verb="Delete account"
      danger
      failure="Your account stays"
      onSubmit={async (values) => {
        await remove.mutateAsync(values);
        onClose();
      }}
      onClose={onClose}
    >
      <p className="text-ink-2">
        Organizations that only you belong to go with it, and nobody can open their projects any
        more. In other organizations what you wrote stays, without your name.
      </p>
    </PasswordDialog>
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
      onError: (error) => notifyError("Your account is still to be deleted", error),
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

/** The end of one's account. */
export function DeleteAccount() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button className="justify-self-start" onClick={() => setOpen(true)}>
        Delete account…
      </Button>
      {open && <DeleteDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** A copy of what is kept about a person. */
export function DownloadOwnData() {
  const exported = useExportMe();
  const save = () =>
    exported.mutate(undefined, {
      onSuccess: (data) => {
        const text = JSON.stringify(data, null, 2);
        saveFile(new Blob([text], { type: "application/json" }), "docuforge-account.json");
      },
      onError: (error) => notifyError("Your data was not handed out", error),
    });
  return (
    <Button className="justify-self-start" pending={exported.isPending} onClick={save}>
      Download your data
    </Button>
  );
}
