import { Archive, ArchiveRestore, Ellipsis, Pencil } from "lucide-react";
import { Suspense, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import { lazyPart } from "@/lib/lazy-part.ts";
import { mayArchive, mayEdit } from "@/lib/roles.ts";
import type { Project } from "../api/list-projects.ts";
import { useUpdateProject } from "../api/update-project.ts";

const EditProjectDialog = lazyPart(
  () => import("./project-dialog.tsx"),
  (module) => module.EditProjectDialog,
);

/** What can be done with a project as a whole; nothing at all for those who only read. */
export function ProjectMenu({
  project,
  onArchived,
}: {
  project: Project;
  onArchived?: () => void;
}) {
  const [open, setOpen] = useState<"edit" | "archive">();
  const update = useUpdateProject();
  if (!mayEdit(project.role)) return null;
  const archived = project.archivedAt !== null;
  return (
    <>
      <Menu
        label={`Actions for ${project.name}`}
        trigger={
          <IconButton label={`Actions for ${project.name}`} tooltip={false}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setOpen("edit")}>
          <Pencil aria-hidden />
          Edit name and description
        </MenuItem>
        {mayArchive(project.role) && (
          <>
            <MenuSeparator />
            {archived ? (
              <MenuItem onSelect={() => update.mutate({ project, patch: { archived: false } })}>
                <ArchiveRestore aria-hidden />
                Restore
              </MenuItem>
            ) : (
              <MenuItem danger onSelect={() => setOpen("archive")}>
                <Archive aria-hidden />
                Archive
              </MenuItem>
            )}
          </>
        )}
      </Menu>
      {open === "edit" && (
        <Suspense>
          <EditProjectDialog project={project} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
      {open === "archive" && (
        <ConfirmDialog
          open
          onOpenChange={() => setOpen(undefined)}
          title={`Archive ${project.name}?`}
          verb="Archive project"
          onConfirm={() => {
            setOpen(undefined);
            update.mutate({ project, patch: { archived: true } });
            onArchived?.();
          }}
        >
          It leaves the list. Its documents and versions are kept, and you can restore it.
        </ConfirmDialog>
      )}
    </>
  );
}
