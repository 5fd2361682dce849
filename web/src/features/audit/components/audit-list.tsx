import { Ban, CircleAlert, CircleCheck, type LucideIcon } from "lucide-react";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { cx } from "@/lib/cx.ts";
import type { AuditEvent } from "../api/audit.ts";
import { describeAction, describeData } from "../model/describe-event.ts";

const ROW =
  "grid grid-cols-[16px_minmax(0,1fr)] items-start gap-x-3 gap-y-0.5 border-b border-line-soft py-2.5 md:grid-cols-[16px_minmax(0,1fr)_minmax(0,10rem)_6rem]";

const OUTCOMES: Record<AuditEvent["outcome"], { icon: LucideIcon; ink: string; word: string }> = {
  done: { icon: CircleCheck, ink: "text-ink-3", word: "Done" },
  denied: { icon: Ban, ink: "text-danger-text", word: "Denied" },
  failed: { icon: CircleAlert, ink: "text-gold-text", word: "Failed" },
};

function Event({ event }: { event: AuditEvent }) {
  const { icon: Icon, ink, word } = OUTCOMES[event.outcome];
  const details = describeData(event.data);
  const where = [event.place, event.ipAddress].filter(Boolean).join(", ");
  return (
    <li className={ROW}>
      <span className="mt-0.5">
        <Icon className={cx("size-4", ink)} aria-hidden />
        <span className="sr-only">{word}:</span>
      </span>
      <div className="min-w-0">
        <p className="wrap-anywhere">
          {event.actor && <bdi className="font-medium">{event.actor.name} </bdi>}
          {describeAction(event.action)}
        </p>
        {details && (
          <p dir="auto" className="text-xs wrap-anywhere text-ink-3">
            {details}
          </p>
        )}
      </div>
      <p
        className="text-xs wrap-anywhere text-ink-3 max-md:col-start-2"
        title={event.userAgent ?? undefined}
      >
        {where}
      </p>
      <RelativeTime
        at={event.createdAt}
        className="text-xs text-ink-3 tabular-nums max-md:col-start-2 md:text-end"
      />
    </li>
  );
}

/** What was done and tried, one line or two for each. */
export function AuditList({ events }: { events: readonly AuditEvent[] }) {
  return (
    <ul aria-label="Events" className="border-t border-line-soft">
      {events.map((event) => (
        <Event key={event.id} event={event} />
      ))}
    </ul>
  );
}

/** The list while it is on its way. */
export function AuditSkeleton() {
  return (
    <div aria-busy="true">
      <span className="sr-only">Loading events</span>
      {[48, 36, 54, 42, 30, 46].map((width) => (
        <div key={width} className={ROW}>
          <Skeleton width={16} height={16} className="rounded-full" />
          <span className="grid gap-2 py-1">
            <Skeleton width={`${width}%`} />
            <Skeleton width={`${width - 14}%`} height={8} />
          </span>
        </div>
      ))}
    </div>
  );
}
