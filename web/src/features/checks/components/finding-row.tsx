import { CircleAlert, TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { cx } from "@/lib/cx.ts";
import type { CheckFinding } from "../model/checks-protocol.ts";

/** One finding: what is wrong, where, and what to do; pressing it leads to the place. */
export function FindingRow({
  finding,
  active,
  onSelect,
}: {
  finding: CheckFinding;
  active: boolean;
  onSelect: () => void;
}) {
  const { severity, place, message, fix } = finding;
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <li className="border-b border-line-soft last:border-0">
      <button
        ref={row}
        type="button"
        aria-current={active || undefined}
        onClick={onSelect}
        className={cx(
          "flex w-full gap-2.5 px-4 py-2.5 text-start hover:bg-hover",
          active && "bg-pressed",
        )}
      >
        {severity === "error" ? (
          <CircleAlert className="mt-0.5 size-3.5 text-danger-text" aria-label="Error" />
        ) : (
          <TriangleAlert className="mt-0.5 size-3.5 text-gold-text" aria-label="Advice" />
        )}
        <span className="min-w-0 flex-1">
          <bdi className="block wrap-anywhere">{message}</bdi>
          <span className="block text-xs text-ink-2">{fix}</span>
          <span className="mt-0.5 flex gap-2 text-xs text-ink-3 tabular-nums">
            {place.heading !== null && <bdi className="clip">{place.heading}</bdi>}
            <span className="whitespace-nowrap">Line {place.line}</span>
          </span>
        </span>
      </button>
    </li>
  );
}
