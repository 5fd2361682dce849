import type { ReactNode } from "react";
import { cx } from "@/lib/cx.ts";

/** An empty place that teaches: one sentence and one action. */
export function EmptyState({
  title,
  children,
  action,
  centered = false,
}: {
  title?: ReactNode;
  children: ReactNode;
  action?: ReactNode;
  centered?: boolean;
}) {
  return (
    <div
      className={cx(
        "flex flex-col gap-2.5 rounded-lg border border-dashed border-line-strong p-4 text-ink-2",
        centered ? "items-center px-6 py-12 text-center" : "items-start",
      )}
    >
      {title && <h2 className="text-base font-strong tracking-tight text-ink">{title}</h2>}
      <p className={cx(centered && "max-w-96 text-balance")}>{children}</p>
      {action}
    </div>
  );
}
