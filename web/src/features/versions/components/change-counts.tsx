import { formatNumber } from "@/lib/counted.ts";
import { cx } from "@/lib/cx.ts";
import type { ChangeCounts as Counts } from "../api/get-diff.ts";

/** How much changed, in numbers and words. */
export function ChangeCounts({ added, removed, changed }: Counts) {
  const parts = [
    { count: added, word: "added", tone: "text-success-text" },
    { count: removed, word: "removed", tone: "text-danger-text" },
    { count: changed, word: "changed", tone: "text-gold-text" },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return <span className="text-ink-3">No changes</span>;
  return (
    <span className="inline-flex flex-wrap gap-x-3 tabular-nums">
      {parts.map(({ count, word, tone }) => (
        <b key={word} className={cx("whitespace-nowrap", tone)}>
          {formatNumber(count)} {word}
        </b>
      ))}
    </span>
  );
}
