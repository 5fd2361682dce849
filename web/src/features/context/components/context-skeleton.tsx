import { Skeleton } from "@/components/ui/skeleton.tsx";
import { STEPS } from "../model/steps.ts";

/** The wizard while its answers are on their way. */
export function ContextSkeleton() {
  return (
    <div aria-busy="true" className="flex min-h-0 flex-1">
      <span className="sr-only">Loading the answers</span>
      <div aria-hidden className="hidden w-56 shrink-0 p-1.5 md:block">
        {STEPS.map(({ id, title }, index) => (
          <div key={id} className="flex h-7.5 items-center gap-2 px-2 text-ink-3">
            <span className="w-4 tabular-nums">{id === "review" ? "" : index + 1}</span>
            <span className="clip">{title}</span>
          </div>
        ))}
      </div>
      <div className="flex-1 px-4 pt-4 md:border-s md:border-line md:px-8 md:pt-6">
        <div className="grid max-w-165 gap-6">
          <Skeleton width={140} height={20} />
          {[32, 34, 96, 76].map((height) => (
            <div key={height} className="grid gap-2">
              <Skeleton width={90} />
              <Skeleton width="100%" height={height} className="rounded-md" />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
