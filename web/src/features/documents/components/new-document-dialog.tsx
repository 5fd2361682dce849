import { zodResolver } from "@hookform/resolvers/zod";
import { useForm, useWatch } from "react-hook-form";
import * as z from "zod/mini";
import { Field } from "@/components/ui/field.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { Input } from "@/components/ui/input.tsx";
import { RadioGroup } from "@/components/ui/radio-group.tsx";
import { showServerIssues } from "@/lib/form-errors.ts";
import { useCreateDocument } from "../api/create-document.ts";
import type { DocumentSummary, DocumentType } from "../api/list-documents.ts";
import { DOCUMENT_TYPES, documentTypeInfo } from "../model/document-types.ts";

const documentForm = z.object({
  type: z.enum(["SRS", "PRD", "SDD", "TEST_PLAN", "ADR"]),
  title: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, "Give the document a title."),
      z.maxLength(300, "At most 300 characters."),
    ),
});

const OPTIONS = DOCUMENT_TYPES.map(({ type, title, purpose, short }) => ({
  value: type,
  label: title,
  description: purpose,
  meta: short === title ? undefined : short,
}));

/** Asks for the type and title of a new document and creates it. */
export function NewDocumentDialog({
  projectId,
  onClose,
  onCreated,
}: {
  projectId: string;
  onClose: () => void;
  onCreated: (document: DocumentSummary) => void;
}) {
  const form = useForm<z.infer<typeof documentForm>>({
    resolver: zodResolver(documentForm),
    mode: "onBlur",
    reValidateMode: "onChange",
    defaultValues: { type: "SRS", title: documentTypeInfo("SRS").title },
  });
  const create = useCreateDocument(projectId);
  const type = useWatch({ control: form.control, name: "type" });
  const chooseType = (next: DocumentType) => {
    const title = form.getValues("title").trim();
    form.setValue("type", next);
    if (title === "" || title === documentTypeInfo(type).title) {
      form.setValue("title", documentTypeInfo(next).title, { shouldValidate: true });
    }
  };
  const submit = form.handleSubmit(async (values) => {
    try {
      onCreated(await create.mutateAsync(values));
    } catch (error) {
      if (!showServerIssues(form, error, ["title", "type"])) throw error;
    }
  });
  return (
    <FormDialog
      title="New document"
      description="It is written from the project's context, and stays yours to change."
      verb="Create document"
      pendingVerb="Creating…"
      failure="The document was not created"
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioGroup label="Type" value={type} options={OPTIONS} onValueChange={chooseType} />
      <Field label="Title" required error={form.formState.errors.title?.message}>
        <Input autoComplete="off" {...form.register("title")} />
      </Field>
    </FormDialog>
  );
}
