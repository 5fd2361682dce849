import { getRouteApi, Link } from "@tanstack/react-router";
import { AuthLayout } from "@/features/account/components/auth-layout.tsx";
import { LogInForm } from "@/features/account/components/log-in-form.tsx";
import { ProviderButtons } from "@/features/account/components/provider-buttons.tsx";
import { usePageTitle } from "@/lib/page-title.ts";
import { useLeaveWhenSignedIn } from "./use-leave-when-signed-in.ts";

const route = getRouteApi("/log-in");

/** The page on which one signs in. */
export function LogInRoute() {
  usePageTitle("Sign in");
  const { next } = route.useSearch();
  useLeaveWhenSignedIn(next);
  return (
    <AuthLayout
      aside={
        <>
          New here?{" "}
          <Link
            to="/sign-up"
            search={next ? { next } : {}}
            className="rounded-xs font-medium text-lapis-text hover:underline"
          >
            Create an account
          </Link>
        </>
      }
    >
      <LogInForm />
      <ProviderButtons next={next} passkeys />
    </AuthLayout>
  );
}
