import { getRouteApi, Link, Navigate, useRouter } from "@tanstack/react-router";
import { useSession } from "@/api/session.ts";
import { AuthLayout } from "@/features/account/components/auth-layout.tsx";
import { SignUpForm } from "@/features/account/components/sign-up-form.tsx";
import { usePageTitle } from "@/lib/page-title.ts";

const route = getRouteApi("/sign-up");

/** The page on which an account is created. */
export function SignUpRoute() {
  usePageTitle("Create your account");
  const router = useRouter();
  const { next } = route.useSearch();
  const signedIn = useSession((session) => session.status === "signed-in");
  if (signedIn) return <Navigate to={next ?? "/projects"} replace />;
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
      <SignUpForm
        onDone={async () => {
          if (next) router.history.replace(next);
          else await router.navigate({ to: "/projects", replace: true });
        }}
      />
    </AuthLayout>
  );
}
