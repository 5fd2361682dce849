import { Link } from "@tanstack/react-router";
import { hasSessionHint } from "@/api/session.ts";
import { AuthLayout } from "@/features/account/components/auth-layout.tsx";
import { ForgotPasswordForm } from "@/features/account/components/forgot-password-form.tsx";
import { usePageTitle } from "@/lib/page-title.ts";

/** The link that leads on from the pages of mailed links. */
export function SignInLink() {
  const isKnown = hasSessionHint();
  return (
    <Link
      to={isKnown ? "/projects" : "/log-in"}
      className="rounded-xs font-medium text-lapis-text hover:underline"
    >
      {isKnown ? "Your projects" : "Sign in"}
    </Link>
  );
}

/** The page on which one asks for a link to choose a new password. */
export function ForgotPasswordRoute() {
  usePageTitle("Forgot your password");
  return (
    <AuthLayout aside={<SignInLink />}>
      <ForgotPasswordForm />
    </AuthLayout>
  );
}
