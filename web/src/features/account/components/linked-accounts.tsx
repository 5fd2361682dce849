import { useState } from "react";
import { reasonOf } from "@/api/errors.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { notifyError, notifySuccess } from "@/components/ui/toast.tsx";
import { Written } from "@/components/ui/written.tsx";
import { type SignInProvider, useLinkAccount, useUnlinkAccount } from "../api/oauth.ts";
import { PasswordDialog } from "./password-dialog.tsx";
import { ProvenConfirmDialog } from "./proven-confirm-dialog.tsx";

function Disconnect({
  provider: { id, name },
  onClose,
}: {
  provider: SignInProvider;
  onClose: () => void;
}) {
  const unlink = useUnlinkAccount();
  return (
    <ProvenConfirmDialog
      title={`Disconnect ${name}?`}
      consequence={`${name} will no longer open your account.`}
      verb="Disconnect"
      failure={`${name} is still connected`}
      pending={unlink.isPending}
      onConfirm={async (proof) => {
        await unlink.mutateAsync({ provider: id, ...proof });
        onClose();
        notifySuccess({ title: `${name} no longer opens your account` });
      }}
      onClose={onClose}
    />
  );
}

function ConnectButton({ provider: { id, name } }: { provider: SignInProvider }) {
  const link = useLinkAccount();
  const [asking, setAsking] = useState(false);
  const begin = () =>
    link.mutate(
      { provider: id },
      {
        onError: (error) => {
          if (reasonOf(error) === "proof_required") setAsking(true);
          else notifyError(`${name} was not connected`, error);
        },
      },
    );
  return (
    <>
      <Button size="sm" aria-label={`Connect ${name}`} pending={link.isPending} onClick={begin}>
        Connect
      </Button>
      {asking && (
        <PasswordDialog
          asked
          title={`Connect ${name}`}
          description={`From then on, ${name} opens your account.`}
          verb="Continue"
          failure={`${name} was not connected`}
          onSubmit={(values) => link.mutateAsync({ provider: id, ...values })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** The providers that open the account, or could. */
export function LinkedAccounts({ providers }: { providers: readonly SignInProvider[] }) {
  const [leaving, setLeaving] = useState<SignInProvider>();
  return (
    <>
      <ul aria-label="Connected accounts" className="border-t border-line-soft">
        {providers.map((provider) => (
          <li
            key={provider.id}
            className="flex items-center gap-3 border-b border-line-soft py-2.5"
          >
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 font-medium">
                {provider.name}
                {provider.account && <Badge tone="success">Connected</Badge>}
              </p>
              {provider.account && (
                <p className="text-xs text-ink-3">
                  {provider.account.email && <Written>{provider.account.email}</Written>}
                  since <RelativeTime at={provider.account.linkedAt} />
                  {provider.account.lastUsedAt && (
                    <>
                      , used <RelativeTime at={provider.account.lastUsedAt} />
                    </>
                  )}
                </p>
              )}
            </div>
            {provider.account ? (
              <Button
                size="sm"
                aria-label={`Disconnect ${provider.name}`}
                onClick={() => setLeaving(provider)}
              >
                Disconnect
              </Button>
            ) : (
              <ConnectButton provider={provider} />
            )}
          </li>
        ))}
      </ul>
      {leaving && <Disconnect provider={leaving} onClose={() => setLeaving(undefined)} />}
    </>
  );
}
