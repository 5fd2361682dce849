import { type ReactNode, useState } from "react";
import { explain, requestIdOf } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { RadioGroup } from "@/components/ui/radio-group.tsx";
import { useCreateExport } from "../api/create-export.ts";
import { useExport } from "../api/get-export.ts";
import { type ExportFormat, FORMATS, formatName, isMoving } from "../model/formats.ts";
import { ExportProgress } from "./export-progress.tsx";

/** Makes files of a version and shows the one that was asked for last. */
export function ExportDialog({
  projectId,
  versionId,
  versionNumber,
  description,
  onOpenChange,
}: {
  projectId: string;
  versionId: string;
  versionNumber: number;
  description?: ReactNode;
  onOpenChange: (open: boolean) => void;
}) {
  const [format, setFormat] = useState<ExportFormat>("pdf");
  const create = useCreateExport(projectId);
  const asked = create.data?.export;
  const { data: file = asked } = useExport(asked?.id);
  const moving = file !== undefined && isMoving(file);
  const start = () => create.mutate({ versionId, versionNumber, format });
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title={`Export version ${versionNumber}`}
      description={description}
      footer={
        <>
          <span className="flex-1 text-xs text-ink-3 max-md:hidden">
            {moving ? "It goes on when you leave." : "Ready in seconds."}
          </span>
          <Button onClick={() => onOpenChange(false)}>{file ? "Close" : "Cancel"}</Button>
          <Button variant="primary" pending={create.isPending || moving} onClick={start}>
            Export {formatName(format)}
          </Button>
        </>
      }
    >
      <RadioGroup label="Format" value={format} options={FORMATS} onValueChange={setFormat} />
      {create.isError && (
        <ErrorPanel
          title="The export did not start"
          description={explain(create.error)}
          requestId={requestIdOf(create.error)}
        />
      )}
      {file && <ExportProgress file={file} />}
    </Dialog>
  );
}
