import { BadgeCheck, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { explain } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { useCheckContent } from "../api/check-content.ts";
import type { Version } from "../api/list-versions.ts";
import { ContentHash } from "./content-hash.tsx";

function HashCheck({ version }: { version: Version }) {
  const check = useCheckContent(version.id);
  return (
    <div className="grid gap-1.5">
      <Button
        size="sm"
        className="justify-self-start"
        pending={check.isPending}
        onClick={() => check.mutate(version.contentHash)}
      >
        Check the text
      </Button>
      <span role="status" className="empty:hidden">
        {check.data === true && (
          <span className="inline-flex items-center gap-1.5 text-success-text">
            <BadgeCheck className="size-3.5" aria-hidden />
            Its bytes have this hash.
          </span>
        )}
        {check.data === false && (
          <span className="inline-flex items-center gap-1.5 text-danger-text">
            <CircleX className="size-3.5" aria-hidden />
            Its bytes have another hash. Do not rely on this text.
          </span>
        )}
        {check.isError && <span className="text-danger-text">{explain(check.error)}</span>}
      </span>
    </div>
  );
}

/** What a version was published with: notes, hash, approvals; and what its page counts. */
export function VersionFacts({ version, children }: { version: Version; children: ReactNode }) {
  return (
    <div className="grid gap-2 border-b border-line-soft p-4 text-xs">
      {version.notes && (
        <p dir="auto" className="pb-1 text-sm whitespace-pre-wrap text-ink-2 wrap-anywhere">
          {version.notes}
        </p>
      )}
      <ContentHash hash={version.contentHash} />
      <HashCheck version={version} />
      {version.approvals.length > 0 && (
        <section aria-label="Approved by" className="grid gap-1 pt-1">
          <h2 className="text-ink-3">Approved by</h2>
          <ul className="grid gap-0.5">
            {version.approvals.map(({ user, approvedAt }) => (
              <li key={user.id} className="text-ink-3">
                <bdi className="font-medium text-ink-2">{user.name}</bdi>,{" "}
                <RelativeTime at={approvedAt} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {children}
    </div>
  );
}
