import { Link } from "@tanstack/react-router";
import { Archive, ArchiveRestore, Ellipsis, History, Pencil } from "lucide-react";
import { Suspense, useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { Written } from "@/components/ui/written.tsx";
import { lazyPart } from "@/lib/lazy-part.ts";
import { mayEdit } from "@/lib/roles.ts";
import type { DocumentSummary } from "../api/list-documents.ts";
import { useUpdateDocument } from "../api/update-document.ts";
import { documentTypeInfo } from "../model/document-types.ts";

const RenameDocumentDialog = lazyPart(
  () => import("./rename-document-dialog.tsx"),
  (module) => module.RenameDocumentDialog,
);

const COLUMNS =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 md:grid-cols-[minmax(0,1fr)_130px_110px_28px] md:gap-x-5";

function Head() {
  return (
    <div
      aria-hidden
      className={`${COLUMNS} hidden border-b border-line px-2 py-1.5 text-2xs font-medium text-ink-3 md:grid`}
    >
      <span>Document</span>
      <span>Published</span>
      <span>Changed</span>
      <span />
    </div>
  );
}

function Published({ version }: { version: number }) {
  return version > 0 ? (
    <Badge tone="lapis">Version {version}</Badge>
  ) : (
    <Badge tone="attention">Draft only</Badge>
  );
}

function DocumentMenu({ document }: { document: DocumentSummary }) {
  const [renaming, setRenaming] = useState(false);
  const update = useUpdateDocument();
  const archived = document.archivedAt !== null;
  const params = { projectId: document.projectId, docId: document.id };
  return (
    <>
      <Menu
        label={`Actions for ${document.title}`}
        trigger={
          <IconButton label={`Actions for ${document.title}`} tooltip={false}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {mayEdit(document.role) && !archived && (
          <MenuItem onSelect={() => setRenaming(true)}>
            <Pencil aria-hidden />
            Rename
          </MenuItem>
        )}
        <MenuItem asChild>
          <Link to="/projects/$projectId/documents/$docId/versions" params={params}>
            <History aria-hidden />
            Versions
          </Link>
        </MenuItem>
        {mayEdit(document.role) && (
          <>
            <MenuSeparator />
            <MenuItem
              danger={!archived}
              onSelect={() => update.mutate({ document, patch: { archived: !archived } })}
            >
              {archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
              {archived ? "Restore" : "Archive"}
            </MenuItem>
          </>
        )}
      </Menu>
      {renaming && (
        <Suspense>
          <RenameDocumentDialog document={document} onClose={() => setRenaming(false)} />
        </Suspense>
      )}
    </>
  );
}

function Row({ document }: { document: DocumentSummary }) {
  const { short, title, purpose } = documentTypeInfo(document.type);
  return (
    <li
      className={`${COLUMNS} relative border-b border-line-soft py-3 hover:bg-hover has-[a:focus-visible]:bg-hover md:h-15 md:px-2 md:py-0`}
    >
      <div className="flex min-w-0 items-center gap-2.75">
        <span
          aria-hidden
          className="grid h-7 w-12 shrink-0 place-items-center rounded-[6px] bg-pressed font-mono text-[.625rem] leading-none font-medium text-ink-2"
        >
          {document.type === "TEST_PLAN" ? "TEST" : short}
        </span>
        <span className="min-w-0 flex-1">
          <Link
            to="/projects/$projectId/documents/$docId"
            params={{ projectId: document.projectId, docId: document.id }}
            className="block font-medium after:absolute after:inset-0 after:rounded-md"
          >
            <Written>{document.title}</Written>
          </Link>
          <span className="clip block text-xs text-ink-3">
            {document.title === title ? purpose : title}
          </span>
          <span className="mt-1.5 flex items-center gap-2 text-xs text-ink-3 md:hidden">
            <Published version={document.latestVersion} />
            <RelativeTime at={document.updatedAt} />
          </span>
        </span>
      </div>
      <span className="max-md:hidden">
        <Published version={document.latestVersion} />
      </span>
      <RelativeTime
        at={document.updatedAt}
        className="relative w-fit text-ink-3 tabular-nums max-md:hidden"
      />
      <span className="relative">
        <DocumentMenu document={document} />
      </span>
    </li>
  );
}

/** Documents as rows. */
export function DocumentList({ documents }: { documents: readonly DocumentSummary[] }) {
  return (
    <div>
      <Head />
      <ul aria-label="Documents">
        {documents.map((document) => (
          <Row key={document.id} document={document} />
        ))}
      </ul>
    </div>
  );
}

/** The list while it is on its way. */
export function DocumentListSkeleton({ rows = 3 }: { rows?: number }) {
  return (
    <div aria-busy="true">
      <span className="sr-only">Loading documents</span>
      <Head />
      {[52, 38, 46].slice(0, rows).map((width) => (
        <div key={width} className={`${COLUMNS} h-20 border-b border-line-soft md:h-15 md:px-2`}>
          <div className="flex items-center gap-2.75">
            <Skeleton width={48} height={28} className="rounded-[6px]" />
            <span className="grid flex-1 gap-2">
              <Skeleton width={`${width}%`} />
              <Skeleton width={`${width - 14}%`} height={8} />
            </span>
          </div>
          <Skeleton width={76} className="max-md:hidden" />
          <Skeleton width={64} className="max-md:hidden" />
        </div>
      ))}
    </div>
  );
}
