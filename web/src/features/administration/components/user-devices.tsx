import { useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { useEndUserSessions, useUserSessions } from "../api/users.ts";
import { AdminTableSkeleton } from "./admin-table.tsx";

/** Where a person is logged in, with a way to log them out. */
export function UserDevices({
  userId,
  mayEnd,
  describe,
}: {
  userId: string;
  mayEnd: boolean;
  /** A device by its user agent. */
  describe: (userAgent: string | null) => string;
}) {
  const sessions = useUserSessions(userId);
  const end = useEndUserSessions(userId);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <PagedList
        what="The devices"
        pages={sessions}
        skeleton={<AdminTableSkeleton />}
        empty={<p className="text-ink-2">No device is logged in.</p>}
      >
        {(items) => (
          <ul aria-label="Devices" className="border-t border-line-soft">
            {items.map((session) => {
              const name = describe(session.userAgent);
              const where = [session.place, session.ipAddress].filter(Boolean).join(", ");
              return (
                <li
                  key={session.id}
                  className="flex items-center gap-3 border-b border-line-soft py-2.5"
                >
                  <div className="min-w-0 flex-1">
                    <p className="flex flex-wrap items-center gap-x-2 font-medium">
                      {name}
                      {session.current && <Badge tone="success">This device</Badge>}
                    </p>
                    <p className="text-xs text-ink-3">
                      {where && <bdi className="wrap-anywhere">{where}, </bdi>}
                      used <RelativeTime at={session.lastUsedAt} />
                    </p>
                  </div>
                  {mayEnd && (
                    <Button
                      size="sm"
                      aria-label={`Log out ${name}`}
                      pending={end.isPending && end.variables === session.id}
                      onClick={() => end.mutate(session.id)}
                    >
                      Log out
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
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
