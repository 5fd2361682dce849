import { Suspense } from "react";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { lazyPart } from "@/lib/lazy-part.ts";

const SummaryText = lazyPart(
  () => import("./summary-text.tsx"),
  (module) => module.SummaryText,
);

/** What was understood, in the words of the summary, and what is still missing. */
export function ReviewStep({ summary, saving }: { summary: string; saving: boolean }) {
  const skeleton = (
    <div className="grid gap-3 rounded-lg bg-raised px-8 py-7 shadow-sm" aria-busy="true">
      <Skeleton width="40%" height={20} />
      <Skeleton width="92%" />
      <Skeleton width="84%" />
      <Skeleton width="60%" />
    </div>
  );
  if (saving && summary === "") return skeleton;
  return (
    <Suspense fallback={skeleton}>
      <SummaryText summary={summary} />
    </Suspense>
  );
}
