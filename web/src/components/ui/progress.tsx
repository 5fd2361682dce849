import { cx } from "@/lib/cx.ts";

function percent(done: number, total: number): number {
  return total > 0 ? Math.min(100, Math.max(0, Math.round((done / total) * 100))) : 0;
}

interface ProgressProps {
  /** What is being measured, for those who do not see it. */
  label: string;
  done: number;
  total: number;
  className?: string;
}

/** Progress as a thin line; gold while it moves, malachite when it is complete. */
export function Bar({ label, done, total, className }: ProgressProps) {
  const value = percent(done, total);
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={100}
      className={cx("block h-0.75 overflow-hidden rounded-[2px] bg-pressed", className)}
    >
      <span
        className={cx(
          "block h-full rounded-[2px] transition-[width] duration-(--duration-slow)",
          value === 100 ? "bg-success" : "bg-gold",
        )}
        style={{ width: `${value}%` }}
      />
    </span>
  );
}

/** Progress as a ring. */
export function Ring({ label, done, total, className }: ProgressProps) {
  const value = percent(done, total);
  const length = 2 * Math.PI * 6.5;
  return (
    <svg
      viewBox="0 0 16 16"
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={100}
      className={cx("size-4 shrink-0 -rotate-90 fill-none stroke-[2.5]", className)}
    >
      <circle cx="8" cy="8" r="6.5" className="stroke-line-strong" />
      {value > 0 && (
        <circle
          cx="8"
          cy="8"
          r="6.5"
          strokeLinecap="round"
          strokeDasharray={`${(length * value) / 100} ${length}`}
          className={value === 100 ? "stroke-success" : "stroke-gold"}
        />
      )}
    </svg>
  );
}
