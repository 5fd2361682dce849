import { explained } from "@/api/errors.ts";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { useOrganization } from "@/features/account/hooks/use-organization.ts";
import { useBranding } from "@/features/branding/api/branding.ts";
import { BrandingForm } from "@/features/branding/components/branding-form.tsx";
import { mayAdminister } from "@/lib/roles.ts";
import { SettingsPage } from "../shell/settings-page.tsx";

/** How the exports of the organization that is shown look. */
export function BrandingRoute() {
  const { current } = useOrganization();
  const { data: branding, error, refetch } = useBranding(current?.organizationId);
  return (
    <SettingsPage
      title="Branding"
      of="organization"
      intro={
        <>
          How exports of <bdi className="font-medium">{current?.organizationName}</bdi> look: PDF,
          Word and HTML.
        </>
      }
    >
      {error && !branding ? (
        <ErrorPanel
          title="The branding could not be loaded"
          {...explained(error)}
          onRetry={() => void refetch()}
        />
      ) : branding && current ? (
        <BrandingForm
          key={branding.organizationId}
          branding={branding}
          organizationName={current.organizationName}
          mayChange={mayAdminister(current.role)}
        />
      ) : (
        <SkeletonLines
          widths={["30%", "60%", "92%", "96%", "100%"]}
          className="max-w-104 gap-4"
          height={32}
        />
      )}
    </SettingsPage>
  );
}
