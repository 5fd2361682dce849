import { explained } from "@/api/errors.ts";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import type { Version } from "../api/list-versions.ts";
import { useRestoreVersion } from "../api/restore-version.ts";

/** Asks before a version's text takes the place of the draft's. */
export function RestoreDialog({
  version,
  onRestored,
  onOpenChange,
}: {
  version: Version;
  onRestored: () => void;
  onOpenChange: (open: boolean) => void;
}) {
  const restore = useRestoreVersion(version.documentId);
  const confirm = () =>
    restore.mutate(version.id, {
      onSuccess: () => {
        notifySuccess({
          title: `The draft is version ${version.number} again`,
          description: "Everybody who has it open sees it now.",
        });
        onRestored();
      },
    });
  return (
    <ConfirmDialog
      open
      onOpenChange={onOpenChange}
      title={`Go on from version ${version.number}?`}
      verb="Replace the draft"
      pending={restore.isPending}
      onConfirm={confirm}
    >
      <div className="grid gap-3">
        <p>
          Its text takes the place of the draft's, as one more edit, for everybody who has the draft
          open. The versions stay as they are, and the history keeps what the draft says now.
        </p>
        {restore.isError && (
          <ErrorPanel title="The draft was not changed" {...explained(restore.error)} />
        )}
      </div>
    </ConfirmDialog>
  );
}
