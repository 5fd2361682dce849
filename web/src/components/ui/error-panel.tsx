import { CircleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";

/** In the place of content that could not be had: what happened, what to do, the request id. */
export function ErrorPanel({
  title,
  description,
  requestId,
  onRetry,
  way,
  ofPage = false,
}: {
  title: string;
  description: string;
  requestId?: string | undefined;
  onRetry?: () => void;
  /** A link to where one can go on. */
  way?: ReactNode;
  /** It stands for the whole page, which has no other heading. */
  ofPage?: boolean;
}) {
  const [details, setDetails] = useState(false);
  const Title = ofPage ? "h1" : "p";
  return (
    <div role="alert" className="flex max-w-160 gap-3 rounded-lg bg-raised p-4 shadow-sm">
      <CircleAlert className="mt-0.5 text-danger-text" aria-hidden />
      <div className="min-w-0 flex-1">
        <Title className="font-medium">{title}</Title>
        <p className="text-ink-2">{description}</p>
        <div className="mt-3 flex items-center gap-3">
          {onRetry && (
            <Button size="sm" onClick={onRetry}>
              Try again
            </Button>
          )}
          {way}
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
