import { Suspense, useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { LoadError } from "@/components/ui/load-error.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { Written } from "@/components/ui/written.tsx";
import { type Me, useMe } from "@/features/account/api/me.ts";
import { ConfirmAddress } from "@/features/account/components/confirm-address.tsx";
import {
  DeleteAccount,
  DownloadOwnData,
  PendingDeletion,
} from "@/features/account/components/delete-account.tsx";
import { NameForm } from "@/features/account/components/name-form.tsx";
import { OrganizationList } from "@/features/account/components/organization-list.tsx";
import { lazyPart } from "@/lib/lazy-part.ts";
import { SettingsPage } from "../shell/settings-page.tsx";

const ChangeEmailDialog = lazyPart(
  () => import("@/features/account/components/change-email-dialog.tsx"),
  (module) => module.ChangeEmailDialog,
);

/** Who the person is, where they belong, and what is kept about them. */
export function ProfileRoute() {
  const { data: me, error, refetch } = useMe();
  return (
    <SettingsPage title="Profile" of="person">
      {me ? (
        <Profile me={me} />
      ) : error ? (
        <LoadError what="Your profile" error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonLines widths={["30%", "60%", "92%"]} className="max-w-104 gap-4" />
      )}
    </SettingsPage>
  );
}

const SECTION = "grid grid-cols-[minmax(0,1fr)] gap-2";

function Profile({ me }: { me: Me }) {
  const [changing, setChanging] = useState(false);
  return (
    <div className="grid max-w-160 grid-cols-[minmax(0,1fr)] gap-8">
      {me.deletesAt !== null && <PendingDeletion deletesAt={me.deletesAt} />}
      <ConfirmAddress />
      <NameForm name={me.name} />
      <section className={SECTION}>
        <h2 className="text-md font-strong">E-mail</h2>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Written className="min-w-0">{me.email}</Written>
          {me.emailVerified ? (
            <Badge tone="success">Confirmed</Badge>
          ) : (
            <Badge tone="attention">Not confirmed</Badge>
          )}
          <Button size="sm" aria-label="Change e-mail" onClick={() => setChanging(true)}>
            Change
          </Button>
        </div>
      </section>
      <section className={SECTION}>
        <h2 className="text-md font-strong">Organizations</h2>
        <OrganizationList memberships={me.memberships} />
      </section>
      <section className={SECTION}>
        <h2 className="text-md font-strong">Your data</h2>
        <p className="text-ink-2">
          A file with your account, your devices, the invitations you sent and what you did.
        </p>
        <DownloadOwnData />
      </section>
      {me.deletesAt === null && (
        <section className={SECTION}>
          <h2 className="text-md font-strong">Delete account</h2>
          <p className="text-ink-2">
            It goes after 14 days. Until then you can sign in and keep it.
          </p>
          <DeleteAccount />
        </section>
      )}
      {changing && (
        <Suspense>
          <ChangeEmailDialog onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </div>
  );
}
