import { cx } from "@/lib/cx.ts";

/** The mark: a reed pen as the stem of a D above an anvil line. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={cx("block size-5 shrink-0", className)}>
      <g className="fill-lapis-text">
        <path d="M2 1h3v6.6L2 12z" />
        <path d="M6 1h2.6C12 1 14.4 3.1 14.4 6S12 11 8.6 11H4.3L6 8.5h2.5c1.9 0 3.1-1 3.1-2.5S10.4 3.5 8.5 3.5H6z" />
      </g>
      <path className="fill-gold" d="M1 13h14.2c-.6 1.3-1.8 2-3.3 2H1z" />
    </svg>
  );
}

/** The mark with the name beside it. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2.5 text-[1.0625rem] font-strong tracking-[-.02em]">
      <Mark className="size-6" />
      DocuForge
    </span>
  );
}
