import { useId, useState } from "react";
import { explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Textarea } from "@/components/ui/input.tsx";
import type { DraftSection } from "../api/get-sections.ts";
import { useRegenerateSection } from "../api/regenerate-section.ts";

const MAX_INSTRUCTIONS = 4_000;

/** Asks how one section should be written anew. */
export function RegenerateDialog({
  docId,
  section,
  onOpenChange,
}: {
  docId: string;
  section: DraftSection;
  onOpenChange: (open: boolean) => void;
}) {
  const formId = useId();
  const regenerate = useRegenerateSection(docId);
  const [instructions, setInstructions] = useState("");
  const tooLong = instructions.length > MAX_INSTRUCTIONS;
  const { id: sectionId, heading } = section;
  const start = async () => {
    if (tooLong) return;
    await regenerate.mutateAsync({ sectionId, heading, instructions: instructions.trim() }).then(
      () => onOpenChange(false),
      () => undefined,
    );
  };
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title={`Write “${heading}” anew`}
      description={
        section.provenance.kind === "generated"
          ? "Nothing else in the document changes. Requirements keep their ids."
          : "People wrote here, so the new text becomes a suggestion. Nothing is replaced."
      }
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={regenerate.isPending}>
            Write anew
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={start} className="grid gap-4">
        {regenerate.isError && (
          <ErrorPanel title="Writing did not start" {...explained(regenerate.error)} />
        )}
        <Field
          label="Instructions"
          optional
          hint="What should be different. Facts belong in the context."
          error={
            tooLong
              ? `At most ${MAX_INSTRUCTIONS} characters; this has ${instructions.length}.`
              : undefined
          }
        >
          <Textarea
            value={instructions}
            onChange={({ target }) => setInstructions(target.value)}
            placeholder="Tell technicians on call apart from those in the workshop."
          />
        </Field>
      </Form>
    </Dialog>
  );
}
