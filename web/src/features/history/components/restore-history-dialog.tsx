import { explained } from "@/api/errors.ts";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { type HistoryEntry, useRestoreHistory } from "../api/history.ts";
import { momentOf } from "../model/describe-entry.ts";

/** Asks before an earlier text takes the place of the draft's. */
export function RestoreHistoryDialog({
  docId,
  entry,
  onRestored,
  onClose,
}: {
  docId: string;
  entry: HistoryEntry;
  onRestored?: () => void;
  onClose: () => void;
}) {
  const restore = useRestoreHistory(docId);
  const confirm = () =>
    restore.mutate(entry.id, {
      onSuccess: () => {
        notifySuccess({
          title: "The draft says again what it said then",
          description:
            "Everybody who has it open sees it now. What it said before is in the history.",
        });
        onClose();
        onRestored?.();
      },
    });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Go back to ${momentOf(entry)}?`}
      verb="Replace the draft"
      pending={restore.isPending}
      onConfirm={confirm}
    >
      <div className="grid gap-3">
        <p>
          This text takes the place of the draft's, as one more edit, for everybody who has it open.
          What the draft says now goes into the history.
        </p>
        {restore.isError && (
          <ErrorPanel title="The draft was not changed" {...explained(restore.error)} />
        )}
      </div>
    </ConfirmDialog>
  );
}
