import { AuthLayout } from "@/features/account/components/auth-layout.tsx";
import { ForgotPasswordForm } from "@/features/account/components/forgot-password-form.tsx";
import { ResetPasswordForm } from "@/features/account/components/reset-password-form.tsx";
import { usePageTitle } from "@/lib/page-title.ts";
import { SignInLink } from "./forgot-password.tsx";
import { useLinkToken } from "./use-link-token.ts";

/** The page that a link to choose a new password opens. */
export function ResetPasswordRoute() {
  usePageTitle("Choose a new password");
  const token = useLinkToken();
  return (
    <AuthLayout aside={<SignInLink />}>
      {token === "" ? <ForgotPasswordForm /> : <ResetPasswordForm token={token} />}
    </AuthLayout>
  );
}
