import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { Button } from "./button.tsx";

/** In the place of content that could not be had: what happened, what to do, the request id. */
export function ErrorPanel({
  title,
  description,
  requestId,
  onRetry,
}: {
  title: string;
  description: string;
  requestId?: string | undefined;
  onRetry?: () => void;
}) {
  const [details, setDetails] = useState(false);
  return (
    <div role="alert" className="flex gap-3 rounded-lg bg-raised p-4 shadow-sm">
      <CircleAlert className="mt-0.5 text-danger-text" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        <p className="text-ink-2">{description}</p>
        <div className="mt-3 flex items-center gap-3">
          {onRetry && (
            <Button size="sm" onClick={onRetry}>
              Try again
            </Button>
          )}
          {requestId && (
            <button
              type="button"
              aria-expanded={details}
              className="rounded-xs text-xs text-ink-3 hover:text-ink"
              onClick={() => setDetails(!details)}
            >
              Details
            </button>
          )}
        </div>
        {details && (
          <p className="mt-2 font-mono text-2xs wrap-anywhere text-ink-3 select-all">
            Request {requestId}
          </p>
        )}
      </div>
    </div>
  );
}
