import { Laptop, Smartphone } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { type Session, useEndOtherSessions, useEndSession, useSessions } from "../api/sessions.ts";
import { describeDevice } from "../model/describe-device.ts";

const ROW = "flex items-center gap-3 border-b border-line-soft py-3";

function SessionRow({ session }: { session: Session }) {
  const end = useEndSession();
  const { name, handheld } = describeDevice(session.userAgent);
  const Icon = handheld ? Smartphone : Laptop;
  const where = [session.place, session.ipAddress].filter(Boolean).join(", ");
  return (
    <li className={ROW}>
      <Icon className="shrink-0 text-ink-3" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          {name}
          {session.current && <Badge tone="success">This device</Badge>}
        </p>
        <p className="text-xs text-ink-3">
          {where && <bdi className="wrap-anywhere">{where}, </bdi>}
          used <RelativeTime at={session.lastUsedAt} />, logged in{" "}
          <RelativeTime at={session.createdAt} />
        </p>
      </div>
      {!session.current && (
        <Button
          size="sm"
          aria-label={`Log out ${name}`}
          pending={end.isPending}
          onClick={() => end.mutate(session.id)}
        >
          Log out
        </Button>
      )}
    </li>
  );
}

function SessionsSkeleton() {
  return (
    <div aria-busy="true">
      <span className="sr-only">Loading devices</span>
      {[40, 32, 46].map((width) => (
        <div key={width} className={`${ROW} h-16`}>
          <Skeleton width={16} height={16} />
          <span className="grid flex-1 gap-2">
            <Skeleton width={`${width}%`} />
            <Skeleton width={`${width + 12}%`} height={8} />
          </span>
        </div>
      ))}
    </div>
  );
}

/** Where the person is logged in, with a way to end each and all others. */
export function SessionList() {
  const sessions = useSessions();
  const endOthers = useEndOtherSessions();
  const [asked, setAsked] = useState(false);
  const hasOthers = sessions.items?.some(({ current }) => !current) ?? false;
  return (
    <>
      <PagedList
        what="Your devices"
        pages={sessions}
        skeleton={<SessionsSkeleton />}
        empty={<p className="text-ink-2">No device is logged in.</p>}
      >
        {(items) => (
          <ul aria-label="Devices" className="border-t border-line-soft">
            {items.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </ul>
        )}
      </PagedList>
      {hasOthers && (
        <Button className="mt-3" pending={endOthers.isPending} onClick={() => setAsked(true)}>
          Log out all other devices
        </Button>
      )}
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title="Log out all other devices?"
        verb="Log out"
        danger
        onConfirm={() => {
          setAsked(false);
          endOthers.mutate();
        }}
      >
        Whoever works on one of them has to sign in again. This device stays logged in.
      </ConfirmDialog>
    </>
  );
}
