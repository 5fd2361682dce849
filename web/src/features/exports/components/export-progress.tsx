import { CircleAlert, CircleCheck, Download, LoaderCircle } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { useDownloadExport } from "../api/download-export.ts";
import { type ExportFile, formatName, formatSize, isMoving } from "../model/formats.ts";

/** What one may want to know of a finished file. */
export function fileFacts({ pages, sizeBytes, missingGlyphs }: ExportFile): string {
  return [
    pages !== null && `${pages} ${pages === 1 ? "page" : "pages"}`,
    sizeBytes !== null && formatSize(sizeBytes),
    missingGlyphs !== null &&
      missingGlyphs.length > 0 &&
      `${missingGlyphs.length} ${missingGlyphs.length === 1 ? "character" : "characters"} without a glyph`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** An export that was just asked for: its state, then its file or why there is none. */
export function ExportProgress({ file }: { file: ExportFile }) {
  const download = useDownloadExport();
  const name = `${formatName(file.format)} of version ${file.versionNumber}`;
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
    <div role="status" className="flex items-center gap-2.5 rounded-md bg-sunken px-3 py-2">
      <CircleCheck className="text-success-text" aria-hidden />
      <span className="min-w-0 flex-1">
        <b className="clip block" title={file.fileName ?? undefined}>
          <bdi>{file.fileName}</bdi>
        </b>
        <span className="block text-xs text-ink-3 tabular-nums">{fileFacts(file)}</span>
      </span>
      <Button size="sm" pending={download.isPending} onClick={() => download.mutate(file)}>
        <Download className="size-3.5" aria-hidden />
        Download
      </Button>
    </div>
  );
}
