import { cx } from "@/lib/cx.ts";
import { languageOf } from "@/lib/language.ts";

/** A line that a person wrote: in its own direction, cut off at its end where there is no room. */
export function Written({ children, className }: { children: string; className?: string }) {
  return (
    <bdi lang={languageOf(children)} className={cx("clip block", className)}>
      {children}
    </bdi>
  );
}
