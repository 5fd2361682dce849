import type { CSSProperties } from "react";
import { cx } from "@/lib/cx.ts";

/** A bar in the place of text that is on its way. */
export function Skeleton({
  width,
  height,
  className,
}: {
  width?: CSSProperties["width"];
  height?: CSSProperties["height"];
  className?: string;
}) {
  return (
    <span
      aria-hidden
      style={{ width, height }}
      className={cx(
        "block h-2.5 max-w-full animate-shimmer rounded-xs bg-[linear-gradient(90deg,var(--color-pressed)_25%,var(--color-hover)_50%,var(--color-pressed)_75%)] bg-size-[300%_100%]",
        className,
      )}
    />
  );
}

/** Lines of text that are on their way; spaced as in a side panel unless told otherwise. */
export function SkeletonLines({
  widths = ["60%", "88%", "72%"],
  height,
  className = "gap-3.5 p-4",
}: {
  widths?: readonly string[];
  height?: number;
  className?: string;
}) {
  return (
    <div aria-busy="true" className={cx("grid", className)}>
      {widths.map((width) => (
        <Skeleton key={width} width={width} {...(height !== undefined && { height })} />
      ))}
    </div>
  );
}

/** Rows of a list that are on their way: a picture, and two lines beside it. */
export function SkeletonRows({
  label,
  widths,
  row,
}: {
  label: string;
  /** Of the first lines, in percent. */
  widths: readonly number[];
  /** Classes of a row, which gives it its height. */
  row: string;
}) {
  return (
    <div aria-busy="true">
      <span className="sr-only">{label}</span>
      {widths.map((width) => (
        <div key={width} className={row}>
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
