import { Link } from "@tanstack/react-router";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { cx } from "@/lib/cx.ts";
import type { Version } from "../api/list-versions.ts";

/** All versions of a document, newest first; those on the screen are marked. */
export function VersionTimeline({
  projectId,
  docId,
  versions,
  shown,
  onChosen,
}: {
  projectId: string;
  docId: string;
  versions: readonly Version[] | undefined;
  /** Numbers of the versions on the screen. */
  shown: readonly number[];
  onChosen?: () => void;
}) {
  if (!versions) {
    return (
      <div className="grid gap-5 p-4" aria-busy="true">
        {[1, 2, 3].map((row) => (
          <div key={row} className="grid gap-2">
            <Skeleton width="40%" />
            <Skeleton width="70%" height={8} />
          </div>
        ))}
      </div>
    );
  }
  return (
    <ol className="px-4 py-3.5">
      {versions.map((version, index) => {
        const on = shown.includes(version.number);
        return (
          <li key={version.id} className="relative grid grid-cols-[16px_1fr] gap-2.5 pb-3">
            <span
              aria-hidden
              className={cx(
                "ms-0.75 mt-2 size-2.25 rounded-full",
                on ? "bg-lapis" : "bg-surface inset-ring-2 inset-ring-line-control",
              )}
            />
            {index < versions.length - 1 && (
              <span aria-hidden className="absolute start-1.75 top-5 -bottom-2 w-px bg-line" />
            )}
            <Link
              to="/projects/$projectId/documents/$docId/versions/$versionId"
              params={{ projectId, docId, versionId: version.id }}
              aria-current={on ? "true" : undefined}
              {...(onChosen && { onClick: onChosen })}
              className="-mx-1.5 min-w-0 rounded-sm px-1.5 py-1 hover:bg-hover"
            >
              <b>Version {version.number}</b>
              {version.label && (
                <bdi className="block text-left text-ink-2 wrap-anywhere">{version.label}</bdi>
              )}
              <span className="block text-xs text-ink-3">
                <bdi>{version.publishedBy.name}</bdi>, <RelativeTime at={version.publishedAt} />
              </span>
            </Link>
          </li>
        );
      })}
    </ol>
  );
}
