import { KeyRound } from "lucide-react";
import { explained } from "@/api/errors.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button, buttonClass } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { useMe } from "../api/me.ts";
import { providerUrl, useSignInMethods } from "../api/oauth.ts";
import { usePasskeys, useSignInWithPasskey, wasCancelled } from "../api/passkeys.ts";

/** The ways in of who has no password, to show once more who one is. */
export function SignInAgain({ onSignedIn }: { onSignedIn: () => void }) {
  const { data: me } = useMe();
  const { data: methods } = useSignInMethods();
  const passkeys = usePasskeys();
  const signIn = useSignInWithPasskey();
  const connected = methods?.providers.filter(({ account }) => account) ?? [];
  const hasPasskey = (passkeys.data?.pages[0]?.items.length ?? 0) > 0;
  const withPasskey = () =>
    signIn.mutate(undefined, {
      onSuccess: ({ user }) => {
        if (user.id === me?.id) onSignedIn();
        else location.assign("/projects");
      },
    });
  return (
    <section aria-label="Sign in again" className="grid gap-2.5">
      <p className="text-ink-2">
        You signed in a while ago. Sign in again, so that it is surely you; then you have ten
        minutes.
      </p>
      {signIn.error &&
        (wasCancelled(signIn.error) ? (
          <Banner tone="info" title="No passkey was used">
            Try again{connected.length > 0 && ", or sign in another way"}.
          </Banner>
        ) : (
          <ErrorPanel title="You were not signed in" {...explained(signIn.error)} />
        ))}
      {hasPasskey && "PublicKeyCredential" in window && (
        <Button wide pending={signIn.isPending} onClick={withPasskey}>
          <KeyRound className="size-4" aria-hidden />
          Use a passkey
        </Button>
      )}
      {connected.map(({ id, name }) => (
        <a
          key={id}
          href={providerUrl(id, location.pathname)}
          className={buttonClass("plain", "md", true)}
        >
          Continue with {name}
        </a>
      ))}
    </section>
  );
}
