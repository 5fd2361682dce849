import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { explained } from "@/api/errors.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Textarea } from "@/components/ui/input.tsx";
import { useGenerateDraft } from "../api/generate-draft.ts";
import { PackHint } from "./pack-hint.tsx";

const MAX_INSTRUCTIONS = 4_000;

export interface MissingAnswer {
  step: string;
  title: string;
}

/** Asks how the draft should be written, and says what that does to the text that is there. */
export function WriteDialog({
  projectId,
  docId,
  documentTitle,
  draftWords,
  missing,
  beforeStart,
  onOpenChange,
}: {
  projectId: string;
  docId: string;
  documentTitle: string;
  /** Words that the draft has now. */
  draftWords: number;
  /** Steps of the context that hold no answer yet; undefined while that is unknown. */
  missing: readonly MissingAnswer[] | undefined;
  /** Saves what is typed; answers false when it cannot. */
  beforeStart: () => Promise<boolean>;
  onOpenChange: (open: boolean) => void;
}) {
  const formId = useId();
  const generate = useGenerateDraft(docId, `Writing ${documentTitle}`);
  const [instructions, setInstructions] = useState("");
  const [unsaved, setUnsaved] = useState(false);
  const tooLong = instructions.length > MAX_INSTRUCTIONS;
  const start = async () => {
    if (tooLong) return;
    setUnsaved(false);
    if (!(await beforeStart())) {
      setUnsaved(true);
      return;
    }
    await generate.mutateAsync(instructions.trim()).then(
      () => onOpenChange(false),
      () => undefined,
    );
  };
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="Write the draft"
      description="Every section is written from the project's context and checked. It goes on when you leave."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={generate.isPending}>
            Write the draft
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={start} className="grid gap-4">
        {generate.isError && (
          <ErrorPanel
            title="Writing did not start"
            {...explained(generate.error, "The draft is as it was.")}
          />
        )}
        {unsaved && (
          <ErrorPanel
            title="Writing did not start"
            description="Your latest edits are not saved yet. Save them first, then start again."
          />
        )}
        <PackHint docId={docId} />
        {draftWords > 0 && (
          <Banner tone="info" title="What people wrote stays">
            Sections that were generated and not edited since are written anew. Where somebody wrote
            or edited, the new text becomes a suggestion. Others can go on writing meanwhile.
          </Banner>
        )}
        {missing && missing.length > 0 && (
          <div className="rounded-md px-3 py-2.5 inset-ring inset-ring-line">
            <p className="font-medium">Not answered in the context yet</p>
            <p className="text-ink-2">What is missing is written as an open question.</p>
            <ul className="mt-1.5 flex flex-wrap gap-x-3.5 gap-y-1">
              {missing.map(({ step, title }) => (
                <li key={step}>
                  <Link
                    to="/projects/$projectId/context/$step"
                    params={{ projectId, step }}
                    className="rounded-xs font-medium text-lapis-text hover:underline"
                  >
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        )}
        <Field
          label="Instructions"
          optional
          hint="Tone, readers, what to stress. Facts belong in the context."
          error={
            tooLong
              ? `At most ${MAX_INSTRUCTIONS} characters; this has ${instructions.length}.`
              : undefined
          }
        >
          <Textarea
            value={instructions}
            onChange={({ target }) => setInstructions(target.value)}
            placeholder="Write for a team that maintains elevators."
          />
        </Field>
      </Form>
    </Dialog>
  );
}
