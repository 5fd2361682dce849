import { CircleAlert, FileText, LoaderCircle, TriangleAlert, Upload } from "lucide-react";
import { type DragEvent, useEffect, useId, useRef, useState } from "react";
import { explain, requestIdOf } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Bar } from "@/components/ui/progress.tsx";
import { Select } from "@/components/ui/select.tsx";
import { cx } from "@/lib/cx.ts";
import {
  importedOf,
  isImporting,
  useImportDocument,
  useImportJob,
} from "../api/import-document.ts";
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
  onOpenChange,
  onImported,
}: {
  projectId: string;
  initialFile?: File | undefined;
  onOpenChange: (open: boolean) => void;
  onImported: (documentId: string) => void;
}) {
  const formId = useId();
  const [file, setFile] = useState(initialFile);
  const [type, setType] = useState<DocumentType>("SRS");
  const [title, setTitle] = useState(initialFile ? proposedTitle(initialFile) : "");
  const send = useImportDocument(projectId);
  const { data: job = send.data?.job } = useImportJob(send.data?.job.id);
  const imported = importedOf(job);
  const isMoving = send.isPending || (job !== undefined && isImporting(job));
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
  const start = async () => {
    if (!file || problem !== undefined || isMoving) return;
    await send.mutateAsync({ file, type, title: title.trim() }).catch(() => undefined);
  };
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="Import a document"
      description="Its headings, lists, tables, footnotes and pictures become a draft. The file stays as it is."
      footer={
        <>
          {isMoving && (
            <span className="flex-1 text-xs text-ink-3 max-md:hidden">
              It goes on when you leave.
            </span>
          )}
          <Button onClick={() => onOpenChange(false)}>{send.data ? "Close" : "Cancel"}</Button>
          {imported ? (
            <Button variant="primary" onClick={() => onImported(imported.documentId)}>
              Open the document
            </Button>
          ) : (
            <Button
              type="submit"
              form={formId}
              variant="primary"
              pending={isMoving}
              disabled={file === undefined || problem !== undefined}
            >
              {isMoving ? "Importing…" : "Import"}
            </Button>
          )}
        </>
      }
    >
      {imported ? (
        <LeftOut warnings={imported.warnings} />
      ) : (
        <Form id={formId} onSubmit={start} className="grid gap-4">
          <FilePlace file={file} problem={problem} disabled={isMoving} onFile={choose} />
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
          {job && isImporting(job) && (
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
          {send.isError && (
            <ErrorPanel
              title="The file was not imported"
              description={explain(send.error)}
              requestId={requestIdOf(send.error)}
            />
          )}
        </Form>
      )}
    </Dialog>
  );
}

/** The file to be imported: chosen, or dropped here. */
function FilePlace({
  file,
  problem,
  disabled,
  onFile,
}: {
  file: File | undefined;
  problem: string | undefined;
  disabled: boolean;
  onFile: (file: File | undefined) => void;
}) {
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (!disabled) onFile(event.dataTransfer.files[0]);
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1.25 block font-medium">
        File
      </label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={cx(
          "flex min-h-14 items-center gap-3 rounded-md border border-dashed px-3 py-2.5",
          isOver ? "border-lapis-text bg-selected" : "border-line-control",
        )}
      >
        <FileText className="size-5 shrink-0 text-ink-3" aria-hidden />
        <span className="min-w-0 flex-1">
          {file ? (
            <bdi className="block font-medium wrap-anywhere">{file.name}</bdi>
          ) : (
            <span className="block text-ink-2">Drop a .docx or .md file here</span>
          )}
          <span className="block text-xs text-ink-3 tabular-nums">
            {file ? sizeOf(file) : "Word or Markdown, at most 10 MB"}
          </span>
        </span>
        <input
          ref={chooser}
          id={id}
          type="file"
          accept={ACCEPTED_FILES}
          className="sr-only"
          tabIndex={-1}
          disabled={disabled}
          onChange={({ target }) => {
            onFile(target.files?.[0]);
            target.value = "";
          }}
        />
        <Button size="sm" disabled={disabled} onClick={() => chooser.current?.click()}>
          <Upload className="size-3.5" aria-hidden />
          {file ? "Another file" : "Choose a file"}
        </Button>
      </div>
      {problem && (
        <p role="alert" className="mt-1.5 flex items-start gap-1.5 text-xs text-danger-text">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />
          {problem}
        </p>
      )}
    </div>
  );
}

function sizeOf({ size }: File): string {
  return size < 1024 * 1024
    ? `${Math.max(1, Math.round(size / 1024))} KB`
    : `${(size / 1024 / 1024).toFixed(1)} MB`;
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
