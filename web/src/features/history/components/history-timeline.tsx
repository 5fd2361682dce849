import type { Pages } from "@/api/pages.ts";
import { AvatarStack } from "@/components/ui/avatar.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { cx } from "@/lib/cx.ts";
import type { HistoryEntry } from "../api/history.ts";
import { byDay, REASONS, timeOf } from "../model/describe-entry.ts";

/** The earlier texts of a draft by day; the ones on the screen are marked. */
export function HistoryTimeline({
  history,
  shown,
  onSelect,
}: {
  history: Pages<HistoryEntry>;
  /** Ids of the entries on the screen. */
  shown: readonly (string | undefined)[];
  onSelect: (historyId: string) => void;
}) {
  return (
    <PagedList
      what="The history"
      pages={history}
      skeleton={<SkeletonLines widths={["40%", "64%", "52%"]} className="gap-5 p-4" />}
      empty={<p className="p-4 text-ink-2">Nothing is kept yet.</p>}
    >
      {(entries) =>
        byDay(entries).map(([name, list]) => (
          <section key={name} className="p-1.5">
            <h2 className="px-2.5 pt-2 pb-1 text-xs text-ink-3">{name}</h2>
            <ul>
              {list.map((entry) => (
                <li key={entry.id}>
                  <button
                    type="button"
                    aria-current={shown.includes(entry.id) || undefined}
                    onClick={() => onSelect(entry.id)}
                    className={cx(
                      "flex w-full items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-start hover:bg-hover",
                      shown.includes(entry.id) && "bg-selected hover:bg-selected",
                    )}
                  >
                    <span className="min-w-0 flex-1">
                      <time dateTime={entry.createdAt} className="block font-medium tabular-nums">
                        {timeOf(entry)}
                      </time>
                      <span className="block text-xs text-ink-2">{REASONS[entry.reason]}</span>
                    </span>
                    <AvatarStack people={entry.authors} />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))
      }
    </PagedList>
  );
}
