import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { ApiError, explain, requestIdOf } from "@/api/errors.ts";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";

/** In the place of a page that failed to load. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <div className="mx-auto w-full max-w-140 p-6">
      <ErrorPanel
        title="This page could not be shown"
        description={
          error instanceof ApiError
            ? explain(error)
            : "A part of it failed to load; a newer version may have been published. Reload it."
        }
        requestId={requestIdOf(error)}
        onRetry={() => {
          if (!(error instanceof ApiError)) {
            location.reload();
            return;
          }
          reset();
          void router.invalidate();
        }}
      />
    </div>
  );
}
