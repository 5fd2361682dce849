import { explained } from "@/api/errors.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { useRequestPasswordReset } from "../api/recovery.ts";

/** The way to a password for who signs in with a provider only. */
export function FirstPassword({ email }: { email: string }) {
  const request = useRequestPasswordReset();
  if (request.isSuccess) {
    return (
      <Banner tone="success" title="Look into your mailbox">
        The link to choose a password works for an hour.
      </Banner>
    );
  }
  return (
    <div className="grid gap-3">
      {request.isError && (
        <ErrorPanel title="The link was not asked for" {...explained(request.error)} />
      )}
      <p className="text-ink-2">
        Your account has no password. With one you can sign in without a provider as well.
      </p>
      <Button
        className="justify-self-start"
        pending={request.isPending}
        onClick={() => request.mutate(email)}
      >
        Mail me a link to choose one
      </Button>
    </div>
  );
}
