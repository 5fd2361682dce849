import { useId, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import type { DocumentSummary } from "../api/list-documents.ts";
import { useUpdateDocument } from "../api/update-document.ts";

/** Changes the title of a document. */
export function RenameDocumentDialog({
  document,
  onOpenChange,
}: {
  document: DocumentSummary;
  onOpenChange: (open: boolean) => void;
}) {
  const id = useId();
  const [title, setTitle] = useState(document.title);
  const [asked, setAsked] = useState(false);
  const update = useUpdateDocument();
  const empty = title.trim() === "";
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="Rename document"
      size="sm"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary">
            Rename
          </Button>
        </>
      }
    >
      <Form
        id={id}
        onSubmit={async () => {
          setAsked(true);
          if (empty) return;
          onOpenChange(false);
          if (title.trim() !== document.title) {
            update.mutate({ document, patch: { title: title.trim() } });
          }
        }}
      >
        <Field
          label="Title"
          required
          error={asked && empty ? "Give the document a title." : undefined}
        >
          <Input
            value={title}
            maxLength={300}
            autoComplete="off"
            onBlur={() => setAsked(true)}
            onChange={(event) => setTitle(event.target.value)}
          />
        </Field>
      </Form>
    </Dialog>
  );
}
