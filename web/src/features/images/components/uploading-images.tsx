import { Image } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { Bar } from "@/components/ui/progress.tsx";
import type { ImageUploads } from "../hooks/use-image-uploads.ts";

/** The images that are on their way, each with a way to stop it. */
export function UploadingImages({ uploads, cancel }: ImageUploads) {
  if (uploads.length === 0) return null;
  return (
    <ul
      aria-label="Images being uploaded"
      className="max-h-32 shrink-0 overflow-y-auto border-t border-line bg-raised"
    >
      {uploads.map(({ id, name, sent }) => (
        <li key={id} className="flex min-h-11 items-center gap-2.5 ps-4 pe-2 md:min-h-9 md:pe-3">
          <Image className="size-3.5 shrink-0 text-ink-3" aria-hidden />
          <bdi className="clip min-w-0 flex-1">{name}</bdi>
          <Bar label={`Upload of ${name}`} done={sent} total={1} className="w-24 md:w-48" />
          <Button
            size="sm"
            variant="plain"
            onClick={() => cancel(id)}
            aria-label={`Cancel: ${name}`}
          >
            Cancel
          </Button>
        </li>
      ))}
    </ul>
  );
}
