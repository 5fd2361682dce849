import type { ReactNode } from "react";
import { ApiError, explain, requestIdOf } from "@/api/errors.ts";
import { ErrorPanel } from "./error-panel.tsx";

/** In the place of something that could not be had from the API. */
export function LoadError({
  what,
  error,
  onRetry,
  instead,
  ofPage = false,
}: {
  /** "The draft". */
  what: string;
  error: unknown;
  onRetry: () => void;
  /** What to choose where it does not exist, and the link to it. */
  instead?: { name: string; way: ReactNode };
  /** It stands for the whole page, which has no other heading. */
  ofPage?: boolean;
}) {
  const gone = instead !== undefined && error instanceof ApiError && error.status === 404;
  return (
    <ErrorPanel
      title={gone ? `${what} is not here` : `${what} could not be loaded`}
      description={
        gone
          ? `It does not exist, or it is not shared with you. Check the link, or choose ${instead.name}.`
          : explain(error)
      }
      requestId={requestIdOf(error)}
      ofPage={ofPage}
      {...(gone ? { way: instead.way } : { onRetry })}
    />
  );
}
