import { type ReactNode, useState } from "react";
import { explained } from "@/api/errors.ts";
import { isMoving } from "@/api/job.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { RadioGroup } from "@/components/ui/radio-group.tsx";
import { formatName } from "@/lib/format-name.ts";
import { useCreateExport } from "../api/create-export.ts";
import { useExport } from "../api/get-export.ts";
import { type ExportChoice, recallChoice, rememberChoice } from "../model/export-choice.ts";
import type { ExportSubject } from "../model/export-subject.ts";
import { FORMATS } from "../model/formats.ts";
import { ExportOptionFields } from "./export-options.tsx";
import { ExportProgress } from "./export-progress.tsx";

/** Makes files of a version, or of the whole project, and shows the one asked for last. */
export function ExportDialog({
  projectId,
  subject,
  description,
  usualCover = true,
  onOpenChange,
}: {
  projectId: string;
  subject: ExportSubject;
  description?: ReactNode;
  /** Whether the organization's files have a title page. */
  usualCover?: boolean | undefined;
  onOpenChange: (open: boolean) => void;
}) {
  const [choice, setChoice] = useState<ExportChoice>(recallChoice);
  const create = useCreateExport(projectId);
  const asked = create.data?.export;
  const { data: file = asked } = useExport(asked?.id);
  const moving = file !== undefined && isMoving(file);
  const start = () => {
    rememberChoice(choice);
    create.mutate({ subject, ...choice });
  };
  const name = formatName(choice.format);
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title={
        subject.kind === "version"
          ? `Export version ${subject.versionNumber}`
          : "Export the project"
      }
      description={description}
      footer={
        <>
          <span className="flex-1 text-xs text-ink-3 max-md:hidden">
            {moving ? "It goes on when you leave." : "Ready in seconds."}
          </span>
          <Button onClick={() => onOpenChange(false)}>{file ? "Close" : "Cancel"}</Button>
          <Button variant="primary" pending={create.isPending || moving} onClick={start}>
            {subject.kind === "version" ? `Export ${name}` : `Export ZIP of ${name}`}
          </Button>
        </>
      }
    >
      <RadioGroup
        label="Format"
        value={choice.format}
        options={FORMATS}
        onValueChange={(format) => setChoice({ ...choice, format })}
      />
      <ExportOptionFields
        choice={choice}
        usualCover={usualCover}
        onChange={(options) => setChoice({ ...choice, options })}
      />
      {create.isError && (
        <ErrorPanel title="The export did not start" {...explained(create.error)} />
      )}
      {file && <ExportProgress file={file} />}
    </Dialog>
  );
}
