import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ApiError, explain, requestIdOf } from "@/api/errors.ts";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { projectCrumbs } from "../shell/project-crumbs.tsx";

/** The crumbs of a document's page, and of the pages below it. */
export function documentCrumbs(
  projectId: string,
  page: ReactNode,
  document?: { docId: string; name: string },
): ReactNode[] {
  return projectCrumbs(projectId, page, [
    <Link key="documents" to="/projects/$projectId/documents" params={{ projectId }}>
      Documents
    </Link>,
    ...(document
      ? [
          <Link
            key="document"
            to="/projects/$projectId/documents/$docId"
            params={{ projectId, docId: document.docId }}
          >
            {document.name}
          </Link>,
        ]
      : []),
  ]);
}

/** In the place of a document that could not be had. */
export function LoadFailure({
  what,
  error,
  onRetry,
}: {
  /** "The draft". */
  what: string;
  error: unknown;
  onRetry: () => void;
}) {
  const gone = error instanceof ApiError && error.status === 404;
  return (
    <div className="mx-auto w-full max-w-160 p-4 md:pt-10">
      <ErrorPanel
        title={gone ? `${what} is not here` : `${what} could not be loaded`}
        description={
          gone
            ? "It does not exist, or it is not shared with you. Check the link, or choose another document."
            : explain(error)
        }
        requestId={requestIdOf(error)}
        {...(gone ? {} : { onRetry })}
      />
    </div>
  );
}
