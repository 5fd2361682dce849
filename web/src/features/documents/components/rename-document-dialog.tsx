import { useState } from "react";
import { Field } from "@/components/ui/field.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { Input } from "@/components/ui/input.tsx";
import type { DocumentSummary } from "../api/list-documents.ts";
import { useUpdateDocument } from "../api/update-document.ts";

/** Changes the title of a document. */
export function RenameDocumentDialog({
  document,
  onClose,
}: {
  document: DocumentSummary;
  onClose: () => void;
}) {
  const [title, setTitle] = useState(document.title);
  const [asked, setAsked] = useState(false);
  const update = useUpdateDocument();
  const empty = title.trim() === "";
  const submit = async () => {
    setAsked(true);
    if (empty) return;
    onClose();
    if (title.trim() !== document.title) {
      update.mutate({ document, patch: { title: title.trim() } });
    }
  };
  return (
    <FormDialog title="Rename document" size="sm" verb="Rename" onSubmit={submit} onClose={onClose}>
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
    </FormDialog>
  );
}
