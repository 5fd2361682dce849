import { useMe } from "@/features/account/api/me.ts";
import { ChangePasswordForm } from "@/features/account/components/change-password-form.tsx";
import { SessionList } from "@/features/account/components/session-list.tsx";
import { TwoFactor } from "@/features/account/components/two-factor.tsx";
import { SettingsPage } from "../shell/settings-page.tsx";

/** How the person signs in, and where they are signed in. */
export function SecurityRoute() {
  const { data: me } = useMe();
  return (
    <SettingsPage title="Security" of="person">
      <div className="grid max-w-160 grid-cols-[minmax(0,1fr)] gap-9">
        <section className="grid gap-3">
          <h2 className="text-md font-strong">Password</h2>
          <ChangePasswordForm email={me?.email ?? ""} known={me ? [me.name, me.email] : []} />
        </section>
        <section className="grid gap-3">
          <div>
            <h2 className="text-md font-strong">Two-factor authentication</h2>
            <p className="mt-0.5 text-ink-2">
              A code of an authenticator app, asked for after your password.
            </p>
          </div>
          <TwoFactor />
        </section>
        <section>
          <h2 className="text-md font-strong">Devices</h2>
          <p className="mt-0.5 mb-3 text-ink-2">
            Where you are logged in. Log a device out that you do not know, and change your
            password.
          </p>
          <SessionList />
        </section>
      </div>
    </SettingsPage>
  );
}
