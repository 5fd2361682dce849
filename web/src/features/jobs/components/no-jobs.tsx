import type { ReactNode } from "react";
import { LoadError } from "@/components/ui/load-error.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import type { JobList } from "../hooks/use-job-list.ts";

/** In the place of a list without jobs: `children` once it is known that there is none. */
export function NoJobs({ list, children }: { list: JobList; children: ReactNode }) {
  const { error, isPending, retry } = list;
  if (error) return <LoadError what="What is in progress" error={error} onRetry={retry} />;
  return isPending ? <SkeletonLines /> : children;
}
