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
