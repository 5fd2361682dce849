import { ApiError, explain, requestIdOf } from "@/api/errors.ts";
import { ErrorPanel } from "./error-panel.tsx";

/** In the place of something that could not be had from the API. */
export function LoadError({
  what,
  error,
  onRetry,
  instead,
}: {
  /** "The draft". */
  what: string;
  error: unknown;
  onRetry: () => void;
  /** What to choose where it does not exist: "another document". */
  instead?: string;
}) {
  const gone = instead !== undefined && error instanceof ApiError && error.status === 404;
  return (
    <ErrorPanel
      title={gone ? `${what} is not here` : `${what} could not be loaded`}
      description={
        gone
          ? `It does not exist, or it is not shared with you. Check the link, or choose ${instead}.`
          : explain(error)
      }
      requestId={requestIdOf(error)}
      {...(gone ? {} : { onRetry })}
    />
  );
}
