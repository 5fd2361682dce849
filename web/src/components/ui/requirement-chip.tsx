import { cx } from "@/lib/cx.ts";

/** A requirement's id. It looks the same wherever it stands; with `href` it can be followed. */
export function RequirementChip({
  id,
  href,
  className,
}: {
  id: string;
  href?: string;
  className?: string;
}) {
  const classes = cx(
    "reed inline-flex items-center gap-1.25 font-mono text-2xs leading-none font-medium tracking-tight whitespace-nowrap text-gold-text",
    className,
  );
  if (href === undefined) return <span className={classes}>{id}</span>;
  return (
    <a href={href} className={cx(classes, "rounded-xs hover:underline")}>
      {id}
    </a>
  );
}
