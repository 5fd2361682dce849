import { ChevronRight } from "lucide-react";
import { Children, type ReactNode } from "react";

/** Where one is: links to what is above, and the page itself last. What people wrote gives way. */
export function Breadcrumb({ children }: { children: ReactNode }) {
  const items = Children.toArray(children);
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 text-ink-3">
        {items.map((item, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a crumb is its place in the path
            key={index}
            className="flex min-w-0 shrink-0 items-center gap-1.5 last:font-medium last:text-ink has-[bdi]:shrink [&>*]:min-w-0 [&>a]:rounded-xs [&>a:hover]:text-ink"
          >
            {index > 0 && (
              <ChevronRight className="size-3 shrink-0 opacity-70 rtl:rotate-180" aria-hidden />
            )}
            {item}
          </li>
        ))}
      </ol>
    </nav>
  );
}
