import { explain, requestIdOf } from "@/api/errors.ts";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { useOrganization } from "@/features/account/hooks/use-organization.ts";
import { useBranding } from "@/features/branding/api/branding.ts";
import { BrandingForm } from "@/features/branding/components/branding-form.tsx";
import { usePageTitle } from "@/lib/page-title.ts";
import { mayBrand } from "@/lib/roles.ts";
import { Page, PageHeader } from "../shell/page.tsx";

/** How the exports of the organization that is shown look. */
export function BrandingRoute() {
  const { current } = useOrganization();
  const { data: branding, error, refetch } = useBranding(current?.organizationId);
  usePageTitle("Branding", current?.organizationName);
  return (
    <Page title="Branding" crumbs={<span aria-current="page">Branding</span>}>
      <PageHeader title="Branding" />
      <p className="mt-1 max-w-prose text-ink-2">
        How exports of <bdi className="font-medium">{current?.organizationName}</bdi> look: PDF,
        Word and HTML.
      </p>
      <div className="mt-5">
        {error && !branding ? (
          <ErrorPanel
            title="The branding could not be loaded"
            description={explain(error)}
            requestId={requestIdOf(error)}
            onRetry={() => void refetch()}
          />
        ) : branding && current ? (
          <BrandingForm
            key={branding.organizationId}
            branding={branding}
            organizationName={current.organizationName}
            mayChange={mayBrand(current.role)}
          />
        ) : (
          <div aria-busy="true" className="grid max-w-104 gap-4">
            {["30%", "60%", "92%", "96%", "100%"].map((width) => (
              <Skeleton key={width} width={width} height={32} />
            ))}
          </div>
        )}
      </div>
    </Page>
  );
}
