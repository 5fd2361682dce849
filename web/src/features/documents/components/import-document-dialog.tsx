import { FileText, LoaderCircle, TriangleAlert } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { isMoving } from "@/api/job.ts";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { FileField } from "@/components/ui/file-field.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Bar } from "@/components/ui/progress.tsx";
import { Select } from "@/components/ui/select.tsx";
import { useShownOutcome } from "@/lib/tracked-jobs.ts";
import { importedOf, useImportDocument, useImportJob } from "../api/import-document.ts";
import type { DocumentType } from "../api/list-documents.ts";
import { DOCUMENT_TYPES } from "../model/document-types.ts";
import { ACCEPTED_FILES, fileProblem, proposedTitle } from "../model/import-file.ts";

function documentTypeOf(value: string): DocumentType {
  return DOCUMENT_TYPES.find(({ type }) => type === value)?.type ?? "SRS";
}

/** Makes a document of a Word or Markdown file; shows what could not be taken over. */
export function ImportDocumentDialog({
  projectId,
  initialFile,
  onClose,
  onImported,
}: {
  projectId: string;
  initialFile?: File | undefined;
  onClose: () => void;
  onImported: (documentId: string) => void;
}) {
  const [file, setFile] = useState(initialFile);
  const [type, setType] = useState<DocumentType>("SRS");
  const [title, setTitle] = useState(initialFile ? proposedTitle(initialFile) : "");
  const send = useImportDocument(projectId);
  const { data: job = send.data?.job } = useImportJob(send.data?.job.id);
  useShownOutcome(job?.id);
  const imported = importedOf(job);
  const importing = send.isPending || (job !== undefined && isMoving(job));
  const problem = file && fileProblem(file);
  const openAtOnce = imported?.warnings.length === 0 ? imported.documentId : undefined;
  const opened = useRef(false);
  useEffect(() => {
    if (openAtOnce === undefined || opened.current) return;
    opened.current = true;
    onImported(openAtOnce);
  }, [openAtOnce, onImported]);
  const choose = (next: File | undefined) => {
    if (next === undefined) return;
    setFile(next);
    setTitle(proposedTitle(next));
    send.reset();
  };
  const submit = async () => {
    if (imported) onImported(imported.documentId);
    else if (file && problem === undefined && !importing) {
      await send.mutateAsync({ file, type, title: title.trim() });
    }
  };
  return (
    <FormDialog
      title="Import a document"
      description="Its headings, lists, tables, footnotes and pictures become a draft. The file stays as it is."
      verb={imported ? "Open the document" : "Import"}
      pendingVerb="Importing…"
      pending={importing}
      disabled={file === undefined || problem !== undefined}
      failure="The file was not imported"
      cancel={
        <>
          {importing && (
            <span className="flex-1 text-xs text-ink-3 max-md:hidden">
              It goes on when you leave.
            </span>
          )}
          <Button onClick={onClose}>{send.data ? "Close" : "Cancel"}</Button>
        </>
      }
      onSubmit={submit}
      onClose={onClose}
    >
      {imported ? (
        <LeftOut warnings={imported.warnings} />
      ) : (
        <>
          <FileField
            file={file}
            problem={problem}
            disabled={importing}
            accept={ACCEPTED_FILES}
            icon={FileText}
            invitation="Drop a .docx or .md file here"
            limits="Word or Markdown, at most 10 MB"
            onFile={choose}
          />
          <Field label="Type">
            <Select value={type} onChange={({ target }) => setType(documentTypeOf(target.value))}>
              {DOCUMENT_TYPES.map(({ type: value, title: name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Title" optional hint="Left empty, it is taken from the file.">
            <Input
              autoComplete="off"
              dir="auto"
              maxLength={300}
              value={title}
              onChange={({ target }) => setTitle(target.value)}
            />
          </Field>
          {job && isMoving(job) && (
            <div role="status" className="grid gap-1.5 rounded-md bg-sunken px-3 py-2.5">
              <span className="flex items-center gap-2 text-xs text-ink-2">
                <LoaderCircle className="size-3.5 animate-spin text-gold-text" aria-hidden />
                {job.status === "queued" ? "Queued, starts by itself" : job.progress.label}
              </span>
              <Bar label="Import" done={job.progress.done} total={job.progress.total} />
            </div>
          )}
          {job && (job.status === "failed" || job.status === "cancelled") && (
            <ErrorPanel
              title="The file was not imported"
              description={job.error?.message ?? "The import was cancelled."}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

function LeftOut({ warnings }: { warnings: readonly string[] }) {
  return (
    <div role="status" className="flex gap-2.5 rounded-md bg-sunken px-3 py-2.5">
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-gold-text" aria-hidden />
      <div className="min-w-0">
        <p className="font-medium">The document is there. Not everything could be taken over:</p>
        <ul className="mt-1 grid list-disc gap-0.5 ps-4 text-ink-2">
          {warnings.map((warning) => (
            <li key={warning} className="wrap-anywhere">
              {warning}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
