import { getRouteApi, Link } from "@tanstack/react-router";
import { AuthLayout } from "@/features/account/components/auth-layout.tsx";
import { ProviderButtons } from "@/features/account/components/provider-buttons.tsx";
import { SignUpForm } from "@/features/account/components/sign-up-form.tsx";
import { usePageTitle } from "@/lib/page-title.ts";
import { useLeaveWhenSignedIn } from "./use-leave-when-signed-in.ts";

const route = getRouteApi("/sign-up");

/** The page on which an account is created. */
export function SignUpRoute() {
  usePageTitle("Create your account");
  const { next } = route.useSearch();
  useLeaveWhenSignedIn(next);
  return (
    <AuthLayout
      aside={
        <>
          Have an account?{" "}
          <Link
            to="/log-in"
            search={next ? { next } : {}}
            className="rounded-xs font-medium text-lapis-text hover:underline"
          >
            Sign in
          </Link>
        </>
      }
    >
      <SignUpForm />
      <ProviderButtons next={next} />
    </AuthLayout>
  );
}
