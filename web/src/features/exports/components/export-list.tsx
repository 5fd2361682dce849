import { Link } from "@tanstack/react-router";
import {
  CircleAlert,
  CircleSlash,
  Download,
  Link2,
  LoaderCircle,
  RotateCw,
  TriangleAlert,
} from "lucide-react";
import { isMoving } from "@/api/job.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { notifyError } from "@/components/ui/toast.tsx";
import { Written } from "@/components/ui/written.tsx";
import { formatName } from "@/lib/format-name.ts";
import { useCreateExport } from "../api/create-export.ts";
import { useCopyExportLink } from "../api/create-export-link.ts";
import { useDownloadExport } from "../api/download-export.ts";
import { exportName, subjectOf } from "../model/export-subject.ts";
import type { ExportFile } from "../model/formats.ts";
import { fileFacts } from "./export-progress.tsx";

const ROW =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line-soft py-3 md:min-h-15 md:grid-cols-[4.5rem_minmax(0,1fr)_minmax(0,11rem)_6.5rem_7.5rem] md:px-2 md:py-2";

function State({ file }: { file: ExportFile }) {
  if (isMoving(file)) {
    return (
      <span className="inline-flex items-center gap-2 text-ink-2">
        <LoaderCircle className="size-3.5 animate-spin text-gold-text" aria-hidden />
        {file.status === "queued" ? "Queued" : "Being made"}
      </span>
    );
  }
  if (file.status === "failed") {
    return (
      <span className="flex gap-1.5 text-danger-text">
        <CircleAlert className="mt-0.5 size-3.5" aria-hidden />
        <span className="line-clamp-2" title={file.error?.message}>
          {file.error?.message ?? "Failed"}
        </span>
      </span>
    );
  }
  if (file.status === "cancelled") {
    return (
      <span className="inline-flex items-center gap-1.5 text-ink-3">
        <CircleSlash className="size-3.5" aria-hidden />
        Cancelled
      </span>
    );
  }
  return (
    <span className="text-ink-3 tabular-nums">
      {fileFacts(file)}
      {file.warnings.length > 0 && (
        <span
          className="flex items-center gap-1 text-ink-2"
          title={file.warnings.map(({ message }) => message).join("\n")}
        >
          <TriangleAlert className="size-3.5 shrink-0 text-gold-text" aria-hidden />
          <span className="clip">{file.warnings[0]?.message}</span>
        </span>
      )}
    </span>
  );
}

function Action({ file, mayExport }: { file: ExportFile; mayExport: boolean }) {
  const download = useDownloadExport();
  const link = useCopyExportLink();
  const again = useCreateExport(file.projectId);
  const subject = subjectOf(file);
  if (file.status === "succeeded") {
    return (
      <span className="flex gap-1.5">
        <IconButton
          size="sm"
          label={`Copy a link to ${file.fileName ?? formatName(file.format)}`}
          onClick={() => link.mutate(file)}
        >
          <Link2 aria-hidden />
        </IconButton>
        <Button
          size="sm"
          pending={download.isPending}
          onClick={() => download.mutate(file)}
          aria-label={`Download ${file.fileName ?? formatName(file.format)}`}
        >
          <Download className="size-3.5" aria-hidden />
          Download
        </Button>
      </span>
    );
  }
  if (isMoving(file) || !mayExport) return null;
  return (
    <Button
      size="sm"
      pending={again.isPending}
      aria-label={`Export ${exportName(subject, file.format)} again`}
      onClick={() =>
        again.mutate(
          { subject, format: file.format, options: file.options },
          {
            onError: (error) => {
              notifyError("The export did not start", error);
            },
          },
        )
      }
    >
      <RotateCw className="size-3.5" aria-hidden />
      Again
    </Button>
  );
}

function Subject({ file }: { file: ExportFile }) {
  if (file.documentId === null || file.versionId === null) {
    return <span className="clip block font-medium">Whole project</span>;
  }
  return (
    <Link
      to="/projects/$projectId/documents/$docId/versions/$versionId"
      params={{ projectId: file.projectId, docId: file.documentId, versionId: file.versionId }}
      title={file.documentTitle ?? undefined}
      className="block rounded-xs font-medium hover:underline"
    >
      <Written>{file.documentTitle ?? ""}</Written>
    </Link>
  );
}

/** The exports of a project with their states and files. */
export function ExportList({
  files,
  mayExport,
}: {
  files: readonly ExportFile[];
  mayExport: boolean;
}) {
  return (
    <ul aria-label="Exports" className="border-t border-line">
      {files.map((file) => (
        <li key={file.id} className={ROW}>
          <span className="max-md:hidden">
            <Badge>{formatName(file.format)}</Badge>
          </span>
          <span className="min-w-0">
            <Subject file={file} />
            <span className="clip block text-xs text-ink-3">
              <span className="md:hidden">{formatName(file.format)}, </span>
              {file.versionNumber === null
                ? "latest versions as a ZIP"
                : `version ${file.versionNumber}`}
              <span className="md:hidden">
                , <RelativeTime at={file.createdAt} />
              </span>
              {file.fileName && (
                <span className="max-md:hidden">
                  , <bdi>{file.fileName}</bdi>
                </span>
              )}
            </span>
          </span>
          <span className="min-w-0 text-xs max-md:order-last max-md:col-span-2 max-md:pt-1">
            <State file={file} />
          </span>
          <RelativeTime
            at={file.createdAt}
            className="text-xs whitespace-nowrap text-ink-3 max-md:hidden"
          />
          <span className="flex justify-end">
            <Action file={file} mayExport={mayExport} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Rows of the list that are on their way. */
export function ExportListSkeleton() {
  return (
    <ul aria-busy="true" className="border-t border-line">
      {["52%", "38%", "46%"].map((width) => (
        <li key={width} className={ROW}>
          <Skeleton width={44} height={18} className="max-md:hidden" />
          <span className="grid gap-2">
            <Skeleton width={width} />
            <Skeleton width="28%" height={8} />
          </span>
          <Skeleton width="60%" className="max-md:hidden" />
          <Skeleton width={48} className="max-md:hidden" />
          <Skeleton width={72} height={24} />
        </li>
      ))}
    </ul>
  );
}
