import { buttonClass } from "@/components/ui/button.tsx";
import { providerUrl, useProviders } from "../api/oauth.ts";
import { PasskeyButton } from "./passkey-button.tsx";

/** The ways in without the form above; nothing where none is offered. */
export function ProviderButtons({
  next,
  passkeys = false,
}: {
  next: string | undefined;
  /** Whether a passkey may be used as well. */
  passkeys?: boolean;
}) {
  const { data } = useProviders();
  const mayUsePasskey = passkeys && "PublicKeyCredential" in window;
  const providers = data?.items ?? [];
  if (!mayUsePasskey && providers.length === 0) return null;
  return (
    <section aria-label="Other ways to sign in" className="mt-5 grid gap-2.5">
      <p className="mb-1 flex items-center gap-3 text-xs text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      {mayUsePasskey && <PasskeyButton />}
      {providers.map(({ id, name }) => (
        <a key={id} href={providerUrl(id, next)} className={buttonClass("plain", "lg", true)}>
          Continue with {name}
        </a>
      ))}
    </section>
  );
}
