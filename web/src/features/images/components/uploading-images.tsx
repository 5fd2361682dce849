import { Image } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { Bar } from "@/components/ui/progress.tsx";
import type { ImageUploads } from "../hooks/use-image-uploads.ts";
import type { ImageUpload } from "../model/image-queue.ts";

function waitingWords({ state, kept }: ImageUpload): string {
  const what = state === "failed" ? "Not uploaded yet" : "Waiting for the connection";
  return `${what}; ${kept ? "kept on this device." : "keep this page open."}`;
}

/** The images that are on their way, each with a way to stop it. */
export function UploadingImages({ uploads, cancel, retry }: ImageUploads) {
  if (uploads.length === 0) return null;
  return (
    <ul
      aria-label="Images being uploaded"
      className="max-h-32 shrink-0 overflow-y-auto border-t border-line bg-raised"
    >
      {uploads.map((upload) => {
        const { id, name, state, sent } = upload;
        return (
          <li key={id} className="flex min-h-11 items-center gap-2.5 ps-4 pe-2 md:min-h-9 md:pe-3">
            <Image className="size-3.5 shrink-0 text-ink-3" aria-hidden />
            <span className="flex min-w-0 flex-1 flex-wrap gap-x-2.5">
              <bdi className="clip">{name}</bdi>
              {state !== "sending" && <span className="text-ink-3">{waitingWords(upload)}</span>}
            </span>
            {state === "sending" && (
              <Bar label={`Upload of ${name}`} done={sent} total={1} className="w-24 md:w-48" />
            )}
            {state === "failed" && (
              <Button size="sm" variant="plain" onClick={retry} aria-label={`Try again: ${name}`}>
                Try again
              </Button>
            )}
            <Button
              size="sm"
              variant="plain"
              onClick={() => cancel(id)}
              aria-label={`Cancel: ${name}`}
            >
              Cancel
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
