import { useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { Written } from "@/components/ui/written.tsx";
import { type Passkey, usePasskeys, useRemovePasskey } from "../api/passkeys.ts";
import { AddPasskeyDialog } from "./add-passkey-dialog.tsx";
import { ProvenConfirmDialog } from "./proven-confirm-dialog.tsx";
import { RenamePasskeyDialog } from "./rename-passkey-dialog.tsx";

function Remove({ passkey: { id, name }, onClose }: { passkey: Passkey; onClose: () => void }) {
  const remove = useRemovePasskey();
  return (
    <ProvenConfirmDialog
      title="Remove this passkey?"
      consequence={`“${name}” will no longer open your account.`}
      advice="Delete it on the device as well."
      verb="Remove"
      failure={`“${name}” is still a passkey of yours`}
      pending={remove.isPending}
      onConfirm={async (proof) => {
        await remove.mutateAsync({ passkeyId: id, ...proof });
        onClose();
        notifySuccess({ title: `“${name}” no longer opens your account` });
      }}
      onClose={onClose}
    />
  );
}

/** The passkeys of the person, and the way to another. */
export function Passkeys() {
  const pages = usePasskeys();
  const [adding, setAdding] = useState(false);
  const [renaming, setRenaming] = useState<Passkey>();
  const [removing, setRemoving] = useState<Passkey>();
  return (
    <>
      <PagedList
        what="The passkeys"
        pages={pages}
        skeleton={
          <div aria-busy="true" className="grid h-8 content-center">
            <Skeleton width="40%" />
          </div>
        }
        empty={null}
      >
        {(items) => (
          <ul aria-label="Passkeys" className="border-t border-line-soft">
            {items.map((passkey) => (
              <li
                key={passkey.id}
                className="flex flex-wrap items-center gap-x-2 gap-y-1.5 border-b border-line-soft py-2.5"
              >
                <div className="min-w-0 flex-1 basis-52">
                  <p className="flex min-w-0 flex-wrap items-center gap-x-2">
                    <Written className="font-medium">{passkey.name}</Written>
                    {passkey.backedUp && <Badge>Synced</Badge>}
                  </p>
                  <p className="text-xs text-ink-3">
                    Added <RelativeTime at={passkey.createdAt} />
                    {passkey.lastUsedAt && (
                      <>
                        , used <RelativeTime at={passkey.lastUsedAt} />
                      </>
                    )}
                  </p>
                </div>
                <Button
                  size="sm"
                  aria-label={`Rename ${passkey.name}`}
                  onClick={() => setRenaming(passkey)}
                >
                  Rename
                </Button>
                <Button
                  size="sm"
                  aria-label={`Remove ${passkey.name}`}
                  onClick={() => setRemoving(passkey)}
                >
                  Remove
                </Button>
              </li>
            ))}
          </ul>
        )}
      </PagedList>
      {"PublicKeyCredential" in window ? (
        <Button className="justify-self-start" onClick={() => setAdding(true)}>
          Add a passkey
        </Button>
      ) : (
        <p className="text-ink-3">This browser makes no passkeys.</p>
      )}
      {adding && <AddPasskeyDialog onClose={() => setAdding(false)} />}
      {renaming && (
        <RenamePasskeyDialog passkey={renaming} onClose={() => setRenaming(undefined)} />
      )}
      {removing && <Remove passkey={removing} onClose={() => setRemoving(undefined)} />}
    </>
  );
}
