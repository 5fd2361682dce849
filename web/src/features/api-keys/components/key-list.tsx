import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { RelativeTime, TimeUntil } from "@/components/ui/relative-time.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { Written } from "@/components/ui/written.tsx";
import { type ApiKey, useRevokeApiKey } from "../api/api-keys.ts";
import { describePermissions } from "../model/permissions.ts";

const ROW = "flex items-start gap-3 border-b border-line-soft py-3";

function Key({ apiKey, organizationId }: { apiKey: ApiKey; organizationId: string }) {
  const [asked, setAsked] = useState(false);
  const revoke = useRevokeApiKey(organizationId);
  const isOver = Date.parse(apiKey.expiresAt) <= Date.now();
  return (
    <li className={ROW}>
      <KeyRound className="mt-0.5 shrink-0 text-ink-3" aria-hidden />
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2">
          <Written className="font-medium">{apiKey.name}</Written>
          <code className="font-mono text-2xs text-ink-3">{apiKey.hint}…</code>
          {isOver && <Badge tone="danger">Expired</Badge>}
        </div>
        <p className="text-xs text-ink-3" title={apiKey.permissions.join(", ")}>
          {describePermissions(apiKey.permissions)}
        </p>
        <p className="text-xs text-ink-3">
          {apiKey.lastUsedAt === null ? (
            "Never used"
          ) : (
            <>
              Last used <RelativeTime at={apiKey.lastUsedAt} />
            </>
          )}
          , made by <bdi>{apiKey.createdBy.name}</bdi>
          {!isOver && (
            <>
              , expires <TimeUntil at={apiKey.expiresAt} />
            </>
          )}
        </p>
      </div>
      <Button
        size="sm"
        aria-label={`Revoke ${apiKey.name}`}
        pending={revoke.isPending}
        onClick={() => setAsked(true)}
      >
        Revoke
      </Button>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={`Revoke ${apiKey.name}?`}
        verb="Revoke"
        danger
        onConfirm={() => {
          setAsked(false);
          revoke.mutate(apiKey);
        }}
      >
        Programs that use it are refused at once. This cannot be taken back.
      </ConfirmDialog>
    </li>
  );
}

/** The keys of an organization. */
export function KeyList({
  apiKeys,
  organizationId,
}: {
  apiKeys: readonly ApiKey[];
  organizationId: string;
}) {
  return (
    <ul aria-label="API keys" className="border-t border-line-soft">
      {apiKeys.map((apiKey) => (
        <Key key={apiKey.id} apiKey={apiKey} organizationId={organizationId} />
      ))}
    </ul>
  );
}

/** The list while it is on its way. */
export function KeyListSkeleton() {
  return <SkeletonRows label="Loading API keys" widths={[34, 46]} row={`${ROW} h-18`} />;
}
