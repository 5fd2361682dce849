import { LoadError } from "@/components/ui/load-error.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { ThemeControl } from "@/components/ui/theme-menu.tsx";
import { useMe } from "@/features/account/api/me.ts";
import { MailPreferences } from "@/features/account/components/mail-preferences.tsx";
import { SettingsPage } from "../shell/settings-page.tsx";

/** How the product looks to the person, and what it mails them. */
export function PreferencesRoute() {
  const { data: me, error, refetch } = useMe();
  return (
    <SettingsPage title="Preferences" of="person">
      <div className="grid max-w-160 grid-cols-[minmax(0,1fr)] gap-8">
        <section className="grid grid-cols-[minmax(0,1fr)] justify-items-start gap-3">
          <div>
            <h2 className="text-md font-strong">Appearance</h2>
            <p className="mt-0.5 text-ink-2">Kept on this device.</p>
          </div>
          <ThemeControl />
        </section>
        <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <div>
            <h2 className="text-md font-strong">Mail</h2>
            <p className="mt-0.5 text-ink-2">
              Mail about the security of your account always comes.
            </p>
          </div>
          {me ? (
            <MailPreferences preferences={me.preferences} />
          ) : error ? (
            <LoadError what="Your preferences" error={error} onRetry={() => void refetch()} />
          ) : (
            <Skeleton width="60%" />
          )}
        </section>
      </div>
    </SettingsPage>
  );
}
