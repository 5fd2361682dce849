import { Mark } from "@/components/ui/mark.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { cx } from "@/lib/cx.ts";
import { useInRail } from "./use-in-rail.ts";

/** The frame of a page whose content is on its way. */
export function PageSkeleton() {
  return (
    <div aria-busy="true" className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-13 shrink-0 items-center border-b border-line px-5 md:h-11">
        <Skeleton width={160} />
      </div>
      <div className="grid content-start gap-6 px-4 py-5 md:px-6">
        <Skeleton width={180} height={20} />
        <div className="grid gap-5">
          <Skeleton width="62%" />
          <Skeleton width="48%" />
          <Skeleton width="56%" />
        </div>
      </div>
    </div>
  );
}

/** The shell before it is known who is signed in. */
export function ShellSkeleton() {
  const rail = useInRail();
  return (
    <div
      aria-busy="true"
      className={cx(
        "grid h-dvh grid-cols-1 overflow-hidden",
        rail ? "md:grid-cols-[3.25rem_minmax(0,1fr)]" : "md:grid-cols-[14.5rem_minmax(0,1fr)]",
      )}
    >
      <div className={cx("hidden flex-col gap-1 p-2 md:flex", rail && "items-center")}>
        <div className="flex h-8 items-center gap-2 px-1.5">
          <Mark />
          {!rail && <Skeleton width={120} />}
        </div>
        {[88, 64, 104].map((width) => (
          <div key={width} className="flex h-7 items-center gap-2.25 px-2">
            <Skeleton width={16} height={16} />
            {!rail && <Skeleton width={width} />}
          </div>
        ))}
      </div>
      <main className="flex min-h-0 min-w-0 flex-col overflow-hidden bg-surface md:my-2 md:me-2 md:rounded-lg md:shadow-sm">
        <PageSkeleton />
      </main>
    </div>
  );
}
