import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Menu, MenuItem } from "@/components/ui/menu.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { notifyError } from "@/components/ui/toast.tsx";
import { formatExact } from "@/lib/time.ts";
import { type Comment, useDeleteComment, useUpdateComment } from "../api/comments.ts";
import { piecesOf } from "../model/mentions.ts";
import { CommentForm } from "./comment-form.tsx";

function Body({ body }: { body: string }) {
  return (
    <p dir="auto" className="ps-7.5 wrap-anywhere whitespace-pre-wrap">
      {piecesOf(body).map(({ text, mention }, index) => {
        // The pieces of one text are never reordered.
        const key = `${index}${text}`;
        if (!mention) return <span key={key}>{text}</span>;
        return (
          <bdi key={key} className="font-medium text-lapis-text">
            {text}
          </bdi>
        );
      })}
    </p>
  );
}

/** One comment; its author can change it, and those who look after the discussion remove it. */
export function CommentItem({
  docId,
  organizationId,
  comment,
  own,
  removable,
  last,
}: {
  docId: string;
  organizationId: string | undefined;
  comment: Comment;
  own: boolean;
  removable: boolean;
  /** Whether the conversation goes with it. */
  last: boolean;
}) {
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const update = useUpdateComment(docId);
  const remove = useDeleteComment(docId);
  const { id, author, body, createdAt, editedAt } = comment;
  return (
    <li className="group grid grid-cols-[minmax(0,1fr)] gap-1">
      <div className="flex items-center gap-2">
        <Avatar name={author.name} decorative />
        <bdi className="clip font-medium">{author.name}</bdi>
        <RelativeTime at={createdAt} className="text-xs whitespace-nowrap text-ink-3" />
        {editedAt && (
          <span className="text-xs text-ink-3" title={formatExact(new Date(editedAt))}>
            edited
          </span>
        )}
        {(own || removable) && !editing && (
          <span className="ms-auto md:not-has-data-[state=open]:opacity-0 md:group-focus-within:opacity-100 md:group-hover:opacity-100">
            <Menu
              label="The comment"
              trigger={
                <IconButton
                  label={`More about the comment of ${author.name}`}
                  size="sm"
                  tooltip={false}
                >
                  <Ellipsis className="size-3.5" aria-hidden />
                </IconButton>
              }
            >
              {own && (
                <MenuItem onSelect={() => setEditing(true)}>
                  <Pencil aria-hidden />
                  Edit
                </MenuItem>
              )}
              {removable && (
                <MenuItem danger onSelect={() => setRemoving(true)}>
                  <Trash2 aria-hidden />
                  Delete
                </MenuItem>
              )}
            </Menu>
          </span>
        )}
      </div>
      {editing ? (
        <CommentForm
          label="Edit the comment"
          verb="Save"
          organizationId={organizationId}
          body={body}
          onSend={async (next) => {
            await update.mutateAsync({ commentId: id, body: next });
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Body body={body} />
      )}
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={last ? "Delete the conversation?" : "Delete the comment?"}
        verb="Delete"
        danger
        pending={remove.isPending}
        onConfirm={() =>
          remove.mutate(id, {
            onSuccess: () => setRemoving(false),
            onError: (error) => notifyError("The comment is still there", error),
          })
        }
      >
        {last
          ? "It is the only comment, so the conversation goes with it. It cannot be brought back."
          : "It cannot be brought back."}
      </ConfirmDialog>
    </li>
  );
}
