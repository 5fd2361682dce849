import { AuthLayout } from "@/features/account/components/auth-layout.tsx";
import { ConfirmNewEmail } from "@/features/account/components/verify-email.tsx";
import { usePageTitle } from "@/lib/page-title.ts";
import { SignInLink } from "./forgot-password.tsx";
import { useLinkToken } from "./use-link-token.ts";

/** The page that a link to a new address opens. */
export function ConfirmEmailRoute() {
  usePageTitle("Confirm your address");
  const token = useLinkToken();
  return (
    <AuthLayout aside={<SignInLink />}>
      <ConfirmNewEmail token={token} />
    </AuthLayout>
  );
}
