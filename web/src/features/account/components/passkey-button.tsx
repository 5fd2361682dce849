import { KeyRound } from "lucide-react";
import { explained, reasonOf } from "@/api/errors.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { useSignInWithPasskey, wasCancelled } from "../api/passkeys.ts";

function Refusal({ error }: { error: Error }) {
  if (wasCancelled(error)) {
    return (
      <Banner tone="info" title="No passkey was used">
        Try again, or sign in another way.
      </Banner>
    );
  }
  if (reasonOf(error) === "passkey_refused") {
    return (
      <Banner tone="danger" title="This passkey opens no account">
        It was removed here, or it took too long. Try again, or sign in another way.
      </Banner>
    );
  }
  return <ErrorPanel title="You were not signed in" {...explained(error)} />;
}

/** Signs in with a passkey. */
export function PasskeyButton() {
  const signIn = useSignInWithPasskey();
  return (
    <>
      {signIn.isError && <Refusal error={signIn.error} />}
      <Button size="lg" wide pending={signIn.isPending} onClick={() => signIn.mutate()}>
        <KeyRound className="size-4" aria-hidden />
        Use a passkey
      </Button>
    </>
  );
}
