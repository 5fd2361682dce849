import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useMe } from "../api/me.ts";
import { useSendVerification } from "../api/send-verification.ts";

/** Asks to confirm one's address, as long as it is not confirmed. */
export function ConfirmAddress() {
  const { data: me } = useMe();
  const send = useSendVerification();
  if (!me || me.emailVerified) return null;
  return (
    <Banner
      title="Confirm your e-mail address"
      action={
        <Button size="sm" pending={send.isPending} onClick={() => send.mutate()}>
          Resend
        </Button>
      }
    >
      We sent a link to <bdi className="wrap-anywhere">{me.email}</bdi>. If you have an account with
      this address already, the mail says so.
    </Banner>
  );
}
