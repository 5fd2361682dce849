import { zodResolver } from "@hookform/resolvers/zod";
import { useId } from "react";
import { useForm, useWatch } from "react-hook-form";
import * as z from "zod/mini";
import { explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
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
  onOpenChange,
  onCreated,
}: {
  projectId: string;
  onOpenChange: (open: boolean) => void;
  onCreated: (document: DocumentSummary) => void;
}) {
  const id = useId();
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
      if (showServerIssues(form, error, ["title", "type"])) create.reset();
    }
  });
  const pending = form.formState.isSubmitting;
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="New document"
      description="It is written from the project's context, and stays yours to change."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" pending={pending}>
            {pending ? "Creating…" : "Create document"}
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={submit} className="grid gap-4">
        {create.isError && (
          <ErrorPanel title="The document was not created" {...explained(create.error)} />
        )}
        <RadioGroup label="Type" value={type} options={OPTIONS} onValueChange={chooseType} />
        <Field label="Title" required error={form.formState.errors.title?.message}>
          <Input autoComplete="off" {...form.register("title")} />
        </Field>
      </Form>
    </Dialog>
  );
}
