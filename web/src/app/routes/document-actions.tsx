import { Link } from "@tanstack/react-router";
import { Archive, Ellipsis, FileDown, GitCompareArrows, History, PenLine } from "lucide-react";
import type { components } from "@/api/generated/schema.d.ts";
import { Button, buttonClass } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import { useUpdateDocument } from "@/features/documents/api/update-document.ts";
import type { Version } from "@/features/versions/api/list-versions.ts";

/** The buttons over a document, and the menu with what does not fit beside them. */
export function DocumentActions({
  document,
  latest,
  editable,
  writing,
  onOpen,
}: {
  document: components["schemas"]["Document"];
  latest: Version | null | undefined;
  editable: boolean;
  /** Whether a job writes into the draft now. */
  writing: boolean;
  onOpen: (dialog: "write" | "publish") => void;
}) {
  const update = useUpdateDocument();
  const params = { projectId: document.projectId, docId: document.id };
  return (
    <>
      {latest && (
        <span className="contents max-md:hidden">
          <Link
            to="/projects/$projectId/documents/$docId/versions"
            params={params}
            search={{ from: latest.number, to: "draft" }}
            className={buttonClass("plain", "sm")}
          >
            <GitCompareArrows className="size-3.5" aria-hidden />
            Compare
          </Link>
        </span>
      )}
      {editable && (
        <>
          <Button
            size="sm"
            className="max-md:hidden"
            disabled={writing}
            onClick={() => onOpen("write")}
          >
            <PenLine className="size-3.5" aria-hidden />
            Write
          </Button>
          <Button size="sm" variant="primary" disabled={writing} onClick={() => onOpen("publish")}>
            Publish
          </Button>
        </>
      )}
      <Menu
        label="More"
        trigger={
          <IconButton label="More" tooltip={false}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {editable && (
          <MenuItem disabled={writing} onSelect={() => onOpen("write")}>
            <PenLine aria-hidden />
            Write the draft
          </MenuItem>
        )}
        <MenuItem asChild>
          <Link to="/projects/$projectId/documents/$docId/versions" params={params}>
            <History aria-hidden />
            Versions
          </Link>
        </MenuItem>
        {latest && (
          <MenuItem asChild>
            <Link
              to="/projects/$projectId/documents/$docId/versions/$versionId"
              params={{ ...params, versionId: latest.id }}
              search={{ export: true }}
            >
              <FileDown aria-hidden />
              Export version {latest.number}
            </Link>
          </MenuItem>
        )}
        {editable && (
          <>
            <MenuSeparator />
            <MenuItem
              danger
              onSelect={() => update.mutate({ document, patch: { archived: true } })}
            >
              <Archive aria-hidden />
              Archive
            </MenuItem>
          </>
        )}
      </Menu>
    </>
  );
}
