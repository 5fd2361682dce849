import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { DeviceList } from "@/components/ui/device-list.tsx";
import { useEndUserSessions, useUserSessions } from "../api/users.ts";

/** Where a person is signed in, with a way to sign them out. */
export function UserDevices({ userId, mayEnd }: { userId: string; mayEnd: boolean }) {
  const sessions = useUserSessions(userId);
  const end = useEndUserSessions(userId);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <DeviceList
        what="The devices"
        devices={sessions}
        mayEnd={() => mayEnd}
        endingId={end.isPending ? end.variables : undefined}
        onEnd={end.mutate}
      />
      {mayEnd && sessions.items && sessions.items.length > 1 && (
        <Button className="mt-3" onClick={() => setAsked(true)}>
          Sign out everywhere
        </Button>
      )}
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title="Log this person out everywhere?"
        verb="Sign out"
        danger
        onConfirm={() => {
          setAsked(false);
          end.mutate(undefined);
        }}
      >
        Open editors close at once. The person can sign in again.
      </ConfirmDialog>
    </>
  );
}
