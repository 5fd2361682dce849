import {
  CircleAlert,
  CircleCheck,
  Download,
  Link2,
  LoaderCircle,
  TriangleAlert,
} from "lucide-react";
import { useState } from "react";
import { isMoving } from "@/api/job.ts";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { counted } from "@/lib/counted.ts";
import { useCopyExportLink } from "../api/create-export-link.ts";
import { useDownloadExport } from "../api/download-export.ts";
import { exportName, subjectOf } from "../model/export-subject.ts";
import { type ExportFile, formatSize } from "../model/formats.ts";

/** What one may want to know of a finished file. */
export function fileFacts({ pages, sizeBytes, missingGlyphs }: ExportFile): string {
  return [
    pages !== null && counted(pages, "page"),
    sizeBytes !== null && formatSize(sizeBytes),
    missingGlyphs !== null &&
      missingGlyphs.length > 0 &&
      `${counted(missingGlyphs.length, "character")} without a glyph`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** An export that was just asked for: its state, then its file or why there is none. */
export function ExportProgress({ file }: { file: ExportFile }) {
  const download = useDownloadExport();
  const link = useCopyExportLink();
  const name = exportName(subjectOf(file), file.format);
  if (isMoving(file)) {
    return (
      <p role="status" className="flex min-h-13 items-center gap-2.5 rounded-md bg-sunken px-3">
        <LoaderCircle className="animate-spin text-gold-text" aria-hidden />
        <b className="clip flex-1">{name}</b>
        <span className="text-xs text-ink-3">
          {file.status === "queued" ? "queued, starts by itself" : "being made"}
        </span>
      </p>
    );
  }
  if (file.status !== "succeeded") {
    return (
      <p role="alert" className="flex gap-2 text-danger-text">
        <CircleAlert className="mt-0.5" aria-hidden />
        <span>
          {name} was not made. {file.error?.message ?? "It was cancelled."} Export again.
        </span>
      </p>
    );
  }
  return (
    <div
      role="status"
      className="grid grid-cols-[minmax(0,1fr)] gap-2 rounded-md bg-sunken px-3 py-2"
    >
      <div className="flex items-center gap-2.5">
        <CircleCheck className="text-success-text" aria-hidden />
        <span className="min-w-0 flex-1">
          <b className="clip block" title={file.fileName ?? undefined}>
            <bdi>{file.fileName}</bdi>
          </b>
          <span className="block text-xs text-ink-3 tabular-nums">{fileFacts(file)}</span>
        </span>
        <IconButton
          label="Copy link"
          size="sm"
          disabled={link.isPending}
          onClick={() => link.mutate(file)}
        >
          <Link2 className="size-3.5" aria-hidden />
        </IconButton>
        <Button size="sm" pending={download.isPending} onClick={() => download.mutate(file)}>
          <Download className="size-3.5" aria-hidden />
          Download
        </Button>
      </div>
      <ExportWarnings file={file} />
    </div>
  );
}

const FEW = 5;

/** What the file does not show as its author meant it. */
function ExportWarnings({ file: { warnings } }: { file: ExportFile }) {
  const [all, setAll] = useState(false);
  if (warnings.length === 0) return null;
  return (
    <div className="flex gap-2 text-xs text-ink-2">
      <TriangleAlert className="mt-0.5 size-3.5 shrink-0 text-gold-text" aria-hidden />
      <div className="min-w-0">
        <ul aria-label="Warnings" className="grid gap-0.5">
          {(all ? warnings : warnings.slice(0, FEW)).map(({ message }) => (
            <li key={message} className="wrap-anywhere">
              {message}
            </li>
          ))}
        </ul>
        {warnings.length > FEW && !all && (
          <button
            type="button"
            className="rounded-xs font-medium text-lapis-text hover:underline"
            onClick={() => setAll(true)}
          >
            Show {warnings.length - FEW} more
          </button>
        )}
      </div>
    </div>
  );
}
