import { History } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { VersionTimeline } from "./version-timeline.tsx";

/** All versions in a sheet, for screens that are too narrow to show them beside the text. */
export function VersionSheet(props: ComponentProps<typeof VersionTimeline>) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <History className="size-3.5" aria-hidden />
        All versions
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="All versions">
        <div className="-mx-4">
          <VersionTimeline {...props} onChosen={() => setOpen(false)} />
        </div>
      </Dialog>
    </>
  );
}
