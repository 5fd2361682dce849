import { Plus } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { useOrganization } from "@/features/account/hooks/use-organization.ts";
import { type NewApiKey, useApiKeys } from "@/features/api-keys/api/api-keys.ts";
import { KeyList, KeyListSkeleton } from "@/features/api-keys/components/key-list.tsx";
import { SecretDialog } from "@/features/api-keys/components/secret-dialog.tsx";
import { lazyPart } from "@/lib/lazy-part.ts";
import { SettingsPage } from "../shell/settings-page.tsx";

const NewKeyDialog = lazyPart(
  () => import("@/features/api-keys/components/new-key-dialog.tsx"),
  (module) => module.NewKeyDialog,
);

/** The keys with which programs work with the organization that is shown. */
export function ApiKeysRoute() {
  const { current } = useOrganization();
  if (!current) {
    return (
      <SettingsPage title="API keys" of="organization">
        <KeyListSkeleton />
      </SettingsPage>
    );
  }
  return <ApiKeys key={current.organizationId} organizationId={current.organizationId} />;
}

function ApiKeys({ organizationId }: { organizationId: string }) {
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<NewApiKey>();
  const apiKeys = useApiKeys(organizationId);
  const newKey = (
    <Button variant="primary" onClick={() => setAsking(true)}>
      <Plus className="size-3.5" aria-hidden />
      New key
    </Button>
  );
  const isEmpty = apiKeys.items?.length === 0;
  return (
    <SettingsPage
      title="API keys"
      of="organization"
      intro="For programs. A key belongs to the organization, not to whoever made it."
      actions={!isEmpty && newKey}
    >
      <div className="max-w-200">
        <PagedList
          what="The API keys"
          pages={apiKeys}
          skeleton={<KeyListSkeleton />}
          empty={
            <EmptyState title="No API keys yet" centered action={newKey}>
              A key lets a program read or write what you choose, for as long as you choose.
            </EmptyState>
          }
        >
          {(items) => <KeyList apiKeys={items} organizationId={organizationId} />}
        </PagedList>
      </div>
      {asking && (
        <Suspense>
          <NewKeyDialog
            organizationId={organizationId}
            onClose={() => setAsking(false)}
            onMade={(key) => {
              setAsking(false);
              setMade(key);
            }}
          />
        </Suspense>
      )}
      {made && <SecretDialog made={made} onClose={() => setMade(undefined)} />}
    </SettingsPage>
  );
}
