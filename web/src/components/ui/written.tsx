import { cx } from "@/lib/cx.ts";
import { languageOf } from "@/lib/language.ts";

/** Words that a person wrote: in their own direction, cut off where there is no room for more lines. */
export function Written({
  children,
  className,
  lines = 1,
}: {
  children: string;
  className?: string;
  lines?: 1 | 2;
}) {
  return (
    <bdi
      lang={languageOf(children)}
      className={cx(lines === 1 ? "clip block" : "line-clamp-2 min-w-0 wrap-anywhere", className)}
    >
      {children}
    </bdi>
  );
}
