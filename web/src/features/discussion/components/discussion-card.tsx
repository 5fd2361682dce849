import { type ReactNode, useEffect, useRef } from "react";
import { cx } from "@/lib/cx.ts";

/** A conversation or a suggestion in its list; scrolled to and marked while it is the active one. */
export function DiscussionCard({ active, children }: { active: boolean; children: ReactNode }) {
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) card.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <li
      ref={card}
      aria-current={active || undefined}
      className={cx(
        // A long list out of sight costs the typing beside it nothing.
        "[contain-intrinsic-size:auto_9rem] [content-visibility:auto]",
        "grid grid-cols-[minmax(0,1fr)] gap-2.5 border-b border-line-soft px-4 py-3",
        active && "bg-hover",
      )}
    >
      {children}
    </li>
  );
}
