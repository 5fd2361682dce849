import { explained } from "@/api/errors.ts";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { useOrganization } from "@/features/account/hooks/use-organization.ts";
import { useUsage } from "@/features/usage/api/usage.ts";
import { LimitForm } from "@/features/usage/components/limit-form.tsx";
import { UsageReport } from "@/features/usage/components/usage-report.tsx";
import { SettingsPage } from "../shell/settings-page.tsx";

/** What the language models of the organization took, for its owners and admins. */
export function UsageRoute() {
  const { current } = useOrganization();
  const { data, error, refetch } = useUsage(current?.organizationId);
  return (
    <SettingsPage title="Usage" of="organization">
      {error && !data ? (
        <ErrorPanel
          title="The usage could not be loaded"
          {...explained(error)}
          onRetry={() => void refetch()}
        />
      ) : data ? (
        <UsageReport
          usage={data.usage}
          quality={data.quality}
          limit={
            current && (
              <LimitForm
                key={current.organizationId}
                organizationId={current.organizationId}
                limit={data.usage.limit}
              />
            )
          }
        />
      ) : (
        <SkeletonLines widths={["40%", "92%", "84%", "60%"]} className="max-w-104 gap-4" />
      )}
    </SettingsPage>
  );
}
