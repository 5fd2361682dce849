import { useEffect, useRef, useState } from "react";
import { issuesOf } from "@/api/errors.ts";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { Input, Textarea } from "@/components/ui/input.tsx";
import { OfflineNotice } from "@/components/ui/offline-notice.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { useApprovals } from "../api/approvals.ts";
import { useDiff } from "../api/get-diff.ts";
import type { Version } from "../api/list-versions.ts";
import { type PublishedDiagram, usePublishDraft } from "../api/publish-draft.ts";
import { ApprovalPanel } from "./approval-panel.tsx";
import { ChangeCounts } from "./change-counts.tsx";

const MAX_LABEL = 100;
const MAX_NOTES = 5_000;

function tooLong(text: string, max: number): string | undefined {
  return text.length > max ? `At most ${max} characters; this has ${text.length}.` : undefined;
}

function Changes({ latest, saved }: { latest: Version; saved: boolean }) {
  const { data: diff } = useDiff(saved ? latest.id : undefined, "draft");
  return (
    <div className="flex min-h-9 items-center justify-between gap-3 rounded-md bg-sunken px-3 py-2">
      <span className="whitespace-nowrap text-ink-2">Since version {latest.number}</span>
      {diff ? <ChangeCounts {...diff.counts} /> : <Skeleton width={120} />}
    </div>
  );
}

/** Saves what is typed as soon as the dialog opens; what is compared and approved is what is saved. */
function useSavedFirst(save: () => Promise<boolean>): boolean {
  const [saved, setSaved] = useState(false);
  const first = useRef(save);
  useEffect(() => {
    let isOpen = true;
    void first.current().then((done) => {
      if (isOpen) setSaved(done);
    });
    return () => {
      isOpen = false;
    };
  }, []);
  return saved;
}

/** Asks for a label and notes, and says what changed since the last version. */
export function PublishDialog({
  docId,
  projectId,
  latest,
  beforePublish,
  drawDiagrams,
  onPublished,
  onClose,
}: {
  docId: string;
  projectId: string;
  /** The newest version; null when there is none, undefined while that is unknown. */
  latest: Version | null | undefined;
  /** Saves what is typed; answers false when it cannot. */
  beforePublish: () => Promise<boolean>;
  /** Pictures of the text's diagrams, and how many could not be drawn. */
  drawDiagrams: () => Promise<{ diagrams: PublishedDiagram[]; failed: number }>;
  onPublished: (version: Version, undrawn: number) => void;
  onClose: () => void;
}) {
  const publish = usePublishDraft(docId, projectId);
  const saved = useSavedFirst(beforePublish);
  const { data: approvals } = useApprovals(docId, saved);
  const [label, setLabel] = useState("");
  const [notes, setNotes] = useState("");
  const [unsaved, setUnsaved] = useState(false);
  const verb = latest === undefined ? "Publish" : `Publish version ${(latest?.number ?? 0) + 1}`;
  const issues = issuesOf(publish.error);
  const issueOf = (path: string) => issues.find((issue) => issue.path === path)?.message;
  const labelError = tooLong(label, MAX_LABEL) ?? issueOf("label");
  const notesError = tooLong(notes, MAX_NOTES) ?? issueOf("notes");
  const submit = async () => {
    if (tooLong(label, MAX_LABEL) || tooLong(notes, MAX_NOTES)) return;
    const done = await beforePublish();
    setUnsaved(!done);
    if (!done) return;
    try {
      const { version, undrawn } = await publish.mutateAsync({
        label: label.trim(),
        notes: notes.trim(),
        drawDiagrams,
      });
      onPublished(version, undrawn);
    } catch (error) {
      if (issuesOf(error).length === 0) throw error;
    }
  };
  return (
    <FormDialog
      title={verb}
      description="A version never changes. The draft goes on from here."
      verb={verb}
      disabled={approvals !== undefined && approvals.missing > 0}
      failure="Nothing was published"
      onSubmit={submit}
      onClose={onClose}
    >
      <OfflineNotice>
        What you write is kept on this device. It can be published when there is a network again.
      </OfflineNotice>
      {unsaved && (
        <ErrorPanel
          title="Nothing was published"
          description="Your latest edits are not saved yet. Save them first, then publish."
        />
      )}
      {latest && <Changes latest={latest} saved={saved} />}
      {approvals && approvals.required > 0 && <ApprovalPanel docId={docId} approvals={approvals} />}
      <Field label="Label" optional error={labelError} hint="A few words that name it.">
        <Input
          value={label}
          onChange={({ target }) => setLabel(target.value)}
          placeholder="Offline for a whole shift"
        />
      </Field>
      <Field label="Notes" optional error={notesError} hint="What a reader should know about it.">
        <Textarea value={notes} onChange={({ target }) => setNotes(target.value)} />
      </Field>
    </FormDialog>
  );
}
