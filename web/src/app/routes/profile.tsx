import { Avatar } from "@/components/ui/avatar.tsx";
import { LoadError } from "@/components/ui/load-error.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { Written } from "@/components/ui/written.tsx";
import { useMe } from "@/features/account/api/me.ts";
import { ConfirmAddress } from "@/features/account/components/confirm-address.tsx";
import { OrganizationList } from "@/features/account/components/organization-list.tsx";
import { SettingsPage } from "../shell/settings-page.tsx";

/** Who the person is, and where they belong. */
export function ProfileRoute() {
  const { data: me, error, refetch } = useMe();
  return (
    <SettingsPage title="Profile" of="person">
      {me ? (
        <div className="grid max-w-160 grid-cols-[minmax(0,1fr)] gap-8">
          <ConfirmAddress />
          <section aria-label="You" className="flex items-center gap-3.5">
            <Avatar name={me.name} size="lg" decorative />
            <span className="min-w-0">
              <Written className="font-medium">{me.name}</Written>
              <Written className="text-ink-2">{me.email}</Written>
            </span>
          </section>
          <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <h2 className="text-md font-strong">Organizations</h2>
            <OrganizationList memberships={me.memberships} />
          </section>
        </div>
      ) : error ? (
        <LoadError what="Your profile" error={error} onRetry={() => void refetch()} />
      ) : (
        <div aria-busy="true" className="grid max-w-104 gap-4">
          {["30%", "60%", "92%"].map((width) => (
            <Skeleton key={width} width={width} />
          ))}
        </div>
      )}
    </SettingsPage>
  );
}
