import { Link } from "@tanstack/react-router";
import { ArchiveRestore } from "lucide-react";
import { Button, buttonClass } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { mayEdit } from "@/lib/roles.ts";
import type { DocumentSummary } from "../api/list-documents.ts";
import { useUpdateDocument } from "../api/update-document.ts";

/** In the place of the editor while a document is archived. */
export function ArchivedDocument({ document }: { document: DocumentSummary }) {
  const update = useUpdateDocument();
  const { projectId, id: docId, archivedAt, latestVersion } = document;
  return (
    <div className="mx-auto min-h-0 w-full max-w-160 flex-1 overflow-y-auto p-4 md:pt-10">
      <EmptyState
        title="This document is archived"
        action={
          <div className="flex flex-wrap gap-2">
            {mayEdit(document.role) && (
              <Button
                variant="primary"
                pending={update.isPending}
                onClick={() => update.mutate({ document, patch: { archived: false } })}
              >
                <ArchiveRestore aria-hidden />
                Restore
              </Button>
            )}
            {latestVersion > 0 && (
              <Link
                to="/projects/$projectId/documents/$docId/versions"
                params={{ projectId, docId }}
                className={buttonClass("plain")}
              >
                Read its versions
              </Link>
            )}
          </div>
        }
      >
        It was put away {archivedAt && <RelativeTime at={archivedAt} />}. Its draft, comments and
        versions are kept as they are; nobody can change them until it is restored.
      </EmptyState>
    </div>
  );
}
