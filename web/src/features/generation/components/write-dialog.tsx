import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Job } from "@/api/job.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { Textarea } from "@/components/ui/input.tsx";
import { OfflineNotice } from "@/components/ui/offline-notice.tsx";
import { followJob } from "@/lib/tracked-jobs.ts";
import type { DraftSection } from "../api/get-sections.ts";
import { runningInstead, useStartWriting } from "../api/start-writing.ts";
import { type MissingAnswer, MissingAnswers } from "./missing-answers.tsx";
import { PackHint } from "./pack-hint.tsx";

const MAX_INSTRUCTIONS = 4_000;

/** What is to be written: the draft as a whole, or one of its sections anew. */
export type WriteTarget =
  | {
      kind: "draft";
      projectId: string;
      /** Words that the draft has now. */
      words: number;
      /** Steps of the context that hold no answer yet; undefined while that is unknown. */
      missing: readonly MissingAnswer[] | undefined;
    }
  | { kind: "section"; section: DraftSection };

function wordsOf(target: WriteTarget) {
  if (target.kind === "draft") {
    return {
      title: "Write the draft",
      verb: "Write the draft",
      description:
        "Every section is written from the project's context and checked. It goes on when you leave.",
      hint: "Tone, readers, what to stress. Facts belong in the context.",
      example: "Write for a team that maintains elevators.",
    };
  }
  const { heading, provenance } = target.section;
  return {
    title: `Write “${heading}” anew`,
    verb: "Write anew",
    description:
      provenance.kind === "generated"
        ? "Nothing else in the document changes. Requirements keep their ids."
        : "People wrote here, so the new text becomes a suggestion. Nothing is replaced.",
    hint: "What should be different. Facts belong in the context.",
    example: "Tell technicians on call apart from those in the workshop.",
  };
}

/** Asks how a draft or a section should be written, and says what that does to the text there. */
export function WriteDialog({
  docId,
  documentTitle,
  target,
  beforeStart,
  onClose,
}: {
  docId: string;
  documentTitle: string;
  target: WriteTarget;
  /** Saves what is typed; answers false when it cannot. */
  beforeStart: () => Promise<boolean>;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const section = target.kind === "section" ? target.section : undefined;
  const start = useStartWriting(
    docId,
    section ? `Writing ${section.heading} anew` : `Writing ${documentTitle}`,
  );
  const [instructions, setInstructions] = useState("");
  const [unsaved, setUnsaved] = useState(false);
  const tooLong = instructions.length > MAX_INSTRUCTIONS;
  const running = runningInstead(start.error);
  const { title, verb, description, hint, example } = wordsOf(target);
  const write = async () => {
    if (tooLong) return;
    const done = await beforeStart();
    setUnsaved(!done);
    if (!done) return;
    await start.mutateAsync({ sectionId: section?.id, instructions: instructions.trim() });
    onClose();
  };
  const showRunning = async (job: Job) => {
    await followJob(queryClient, job, job.progress.label || `Writing ${documentTitle}`);
    onClose();
  };
  return (
    <FormDialog
      title={title}
      description={description}
      verb={running ? "Show what is being written" : verb}
      failure="Writing did not start"
      outcome={running ? undefined : "The draft is as it was."}
      onSubmit={() => (running ? showRunning(running) : write())}
      onClose={onClose}
    >
      <OfflineNotice>
        What you write is kept on this device. Writing starts when there is a network again.
      </OfflineNotice>
      {unsaved && (
        <ErrorPanel
          title="Writing did not start"
          description="Your latest edits are not saved yet. Save them first, then start again."
        />
      )}
      {target.kind === "draft" && (
        <>
          <PackHint docId={docId} />
          {target.words > 0 && (
            <Banner tone="info" title="What people wrote stays">
              Sections that were generated and not edited since are written anew. Where somebody
              wrote or edited, the new text becomes a suggestion. Others can go on writing
              meanwhile.
            </Banner>
          )}
          <MissingAnswers projectId={target.projectId} missing={target.missing ?? []} />
        </>
      )}
      <Field
        label="Instructions"
        optional
        hint={hint}
        error={
          tooLong
            ? `At most ${MAX_INSTRUCTIONS} characters; this has ${instructions.length}.`
            : undefined
        }
      >
        <Textarea
          value={instructions}
          onChange={({ target: { value } }) => setInstructions(value)}
          placeholder={example}
        />
      </Field>
    </FormDialog>
  );
}
