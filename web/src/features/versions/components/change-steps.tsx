import { ChevronDown, ChevronUp } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button.tsx";

/** Goes from change to change, and says which one it is. */
export function ChangeSteps({
  total,
  current,
  next,
  previous,
}: {
  total: number;
  current: number;
  next: () => void;
  previous: () => void;
}) {
  return (
    <div className="absolute end-4 bottom-4 flex items-center gap-1 rounded-lg bg-raised py-1 ps-3 pe-1 text-xs shadow-lg">
      <span role="status" className="me-1 text-ink-2 tabular-nums">
        {current > 0 ? `Change ${current} of ${total}` : `${total} to step through`}
      </span>
      <IconButton label="Previous change (P)" size="sm" disabled={current <= 1} onClick={previous}>
        <ChevronUp className="size-4" aria-hidden />
      </IconButton>
      <IconButton label="Next change (N)" size="sm" disabled={current === total} onClick={next}>
        <ChevronDown className="size-4" aria-hidden />
      </IconButton>
    </div>
  );
}
