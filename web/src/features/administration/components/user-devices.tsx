import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { DeviceList, DeviceListSkeleton } from "@/components/ui/device-list.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { useEndUserSessions, useUserSessions } from "../api/users.ts";

/** Where a person is logged in, with a way to log them out. */
export function UserDevices({ userId, mayEnd }: { userId: string; mayEnd: boolean }) {
  const sessions = useUserSessions(userId);
  const end = useEndUserSessions(userId);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <PagedList
        what="The devices"
        pages={sessions}
        skeleton={<DeviceListSkeleton />}
        empty={<p className="text-ink-2">No device is logged in.</p>}
      >
        {(items) => (
          <DeviceList
            devices={items}
            mayEnd={() => mayEnd}
            endingId={end.isPending ? end.variables : undefined}
            onEnd={end.mutate}
          />
        )}
      </PagedList>
      {mayEnd && sessions.items && sessions.items.length > 1 && (
        <Button className="mt-3" onClick={() => setAsked(true)}>
          Log out everywhere
        </Button>
      )}
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title="Log this person out everywhere?"
        verb="Log out"
        danger
        onConfirm={() => {
          setAsked(false);
          end.mutate(undefined);
        }}
      >
        Open editors close at once. The person can log in again.
      </ConfirmDialog>
    </>
  );
}
