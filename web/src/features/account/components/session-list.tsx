import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { DeviceList } from "@/components/ui/device-list.tsx";
import { useEndOtherSessions, useEndSession, useSessions } from "../api/sessions.ts";

/** Where the person is signed in, with a way to end each and all others. */
export function SessionList() {
  const sessions = useSessions();
  const end = useEndSession();
  const endOthers = useEndOtherSessions();
  const [asked, setAsked] = useState(false);
  const hasOthers = sessions.items?.some(({ current }) => !current) ?? false;
  return (
    <>
      <DeviceList
        what="Your devices"
        devices={sessions}
        mayEnd={({ current }) => !current}
        endingId={end.isPending ? end.variables : undefined}
        onEnd={end.mutate}
      />
      {hasOthers && (
        <Button className="mt-3" pending={endOthers.isPending} onClick={() => setAsked(true)}>
          Sign out all other devices
        </Button>
      )}
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title="Sign out all other devices?"
        verb="Sign out"
        danger
        onConfirm={() => {
          setAsked(false);
          endOthers.mutate();
        }}
      >
        Whoever works on one of them has to sign in again. This device stays signed in.
      </ConfirmDialog>
    </>
  );
}
