import { Check, CircleDashed } from "lucide-react";
import { explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { type Approvals, useApprove } from "../api/approvals.ts";

function stateOf({ required, approved, missing, approvedByMe }: Approvals): string {
  const given = `${approved} of ${required} approved exactly this text.`;
  if (missing === 0) return `${given} It can be published.`;
  const alone = approvedByMe && approved >= required;
  if (alone) return `${given} Somebody other than you has to approve it too.`;
  return `${given} ${missing} more ${missing === 1 ? "is" : "are"} needed.`;
}

/** Who approved the text that is about to be published, and one's own word on it. */
export function ApprovalPanel({ docId, approvals }: { docId: string; approvals: Approvals }) {
  const approve = useApprove(docId);
  const { contentHash, approvedByMe, missing, items } = approvals;
  return (
    <section aria-label="Approvals" className="grid gap-2.5 rounded-md bg-sunken p-3">
      <div className="flex items-start gap-3">
        <span className="flex min-w-0 flex-1 items-start gap-2">
          {missing === 0 ? (
            <Check className="mt-0.5 size-4 shrink-0 text-success-text" aria-hidden />
          ) : (
            <CircleDashed className="mt-0.5 size-4 shrink-0 text-gold-text" aria-hidden />
          )}
          <span role="status">{stateOf(approvals)}</span>
        </span>
        <Button
          size="sm"
          pending={approve.isPending}
          onClick={() => approve.mutate({ contentHash, approve: !approvedByMe })}
        >
          {approvedByMe ? "Take back" : "Approve"}
        </Button>
      </div>
      {items.length > 0 && (
        <ul className="grid gap-1 ps-6 text-xs text-ink-2">
          {items.map(({ user, approvedAt }) => (
            <li key={user.id}>
              <bdi className="font-medium text-ink">{user.name}</bdi>,{" "}
              <RelativeTime at={approvedAt} />
            </li>
          ))}
        </ul>
      )}
      {missing > 0 && <p className="ps-6 text-xs text-ink-3">An edit asks everybody again.</p>}
      {approve.isError && (
        <ErrorPanel title="Your approval was not recorded" {...explained(approve.error)} />
      )}
    </section>
  );
}
