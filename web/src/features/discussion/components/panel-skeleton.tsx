import { Skeleton } from "@/components/ui/skeleton.tsx";

/** A panel that is on its way. */
export function PanelSkeleton() {
  return (
    <div className="grid gap-3.5 p-4" aria-busy="true">
      {["60%", "88%", "72%"].map((width) => (
        <Skeleton key={width} width={width} />
      ))}
    </div>
  );
}
