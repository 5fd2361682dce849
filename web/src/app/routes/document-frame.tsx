import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button.tsx";
import { LoadError } from "@/components/ui/load-error.tsx";
import { Written } from "@/components/ui/written.tsx";
import { useProjectId } from "../shell/navigation.tsx";
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
            <Written>{document.name}</Written>
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
  ofPage = false,
}: {
  /** "The draft". */
  what: string;
  error: unknown;
  onRetry: () => void;
  /** The page has no other heading. */
  ofPage?: boolean;
}) {
  const projectId = useProjectId() ?? "";
  return (
    <div className="mx-auto min-h-0 w-full max-w-160 flex-1 overflow-y-auto p-4 md:pt-10">
      <LoadError
        what={what}
        error={error}
        onRetry={onRetry}
        ofPage={ofPage}
        instead={{
          name: "another document",
          way: (
            <Link
              to="/projects/$projectId/documents"
              params={{ projectId }}
              className={buttonClass("plain", "sm")}
            >
              All documents
            </Link>
          ),
        }}
      />
    </div>
  );
}
