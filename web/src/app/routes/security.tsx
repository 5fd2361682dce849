import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { useMe } from "@/features/account/api/me.ts";
import { type SignInProvider, useSignInMethods } from "@/features/account/api/oauth.ts";
import { ChangePasswordForm } from "@/features/account/components/change-password-form.tsx";
import { FirstPassword } from "@/features/account/components/first-password.tsx";
import { LinkedAccounts } from "@/features/account/components/linked-accounts.tsx";
import { Passkeys } from "@/features/account/components/passkeys.tsx";
import { SessionList } from "@/features/account/components/session-list.tsx";
import { TwoFactor } from "@/features/account/components/two-factor.tsx";
import { SettingsPage } from "../shell/settings-page.tsx";

const route = getRouteApi("/app/settings/security");

/** Says that an account of a provider was connected, when the browser comes back from there. */
function useLinkedNotice(providers: readonly SignInProvider[] | undefined): void {
  const { linked } = route.useSearch();
  const navigate = route.useNavigate();
  const provider = providers?.find(({ id }) => id === linked);
  useEffect(() => {
    if (!provider) return;
    notifySuccess({ title: `${provider.name} opens your account now` });
    void navigate({ search: {}, replace: true });
  }, [provider, navigate]);
}

/** How the person signs in, and where they are signed in. */
export function SecurityRoute() {
  const { data: me } = useMe();
  const { data: methods } = useSignInMethods();
  useLinkedNotice(methods?.providers);
  return (
    <SettingsPage title="Security" of="person">
      <div className="grid max-w-160 grid-cols-[minmax(0,1fr)] gap-9">
        <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2 className="text-md font-strong">Password</h2>
          {methods?.hasPassword === false ? (
            <FirstPassword email={me?.email ?? ""} />
          ) : (
            <ChangePasswordForm email={me?.email ?? ""} known={me ? [me.name, me.email] : []} />
          )}
        </section>
        <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <div>
            <h2 className="text-md font-strong">Two-factor authentication</h2>
            <p className="mt-0.5 text-ink-2">
              A code of an authenticator app, asked for after your password.
            </p>
          </div>
          <TwoFactor />
        </section>
        <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <div>
            <h2 className="text-md font-strong">Passkeys</h2>
            <p className="mt-0.5 text-ink-2">
              A device opens your account with your finger, your face or its own code. It needs
              neither password nor authenticator.
            </p>
          </div>
          <Passkeys />
        </section>
        {methods && methods.providers.length > 0 && (
          <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
            <div>
              <h2 className="text-md font-strong">Connected accounts</h2>
              <p className="mt-0.5 text-ink-2">Each of them opens your account.</p>
            </div>
            <LinkedAccounts providers={methods.providers} />
          </section>
        )}
        <section id="devices" className="scroll-mt-6">
          <h2 className="text-md font-strong">Devices</h2>
          <p className="mt-0.5 mb-3 text-ink-2">
            Where you are signed in. Sign a device out that you do not know, and change your
            password.
          </p>
          <SessionList />
        </section>
      </div>
    </SettingsPage>
  );
}
