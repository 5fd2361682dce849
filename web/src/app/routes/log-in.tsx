import { getRouteApi, Link, Navigate, useRouter } from "@tanstack/react-router";
import { useSession } from "@/api/session.ts";
import { AuthLayout } from "@/features/account/components/auth-layout.tsx";
import { LogInForm } from "@/features/account/components/log-in-form.tsx";
import { usePageTitle } from "@/lib/page-title.ts";

const route = getRouteApi("/log-in");

/** The page on which one signs in. */
export function LogInRoute() {
  usePageTitle("Sign in");
  const router = useRouter();
  const { next } = route.useSearch();
  const signedIn = useSession((session) => session.status === "signed-in");
  if (signedIn) return <Navigate to={next ?? "/projects"} replace />;
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
      <LogInForm
        onDone={async () => {
          if (next) router.history.replace(next);
          else await router.navigate({ to: "/projects", replace: true });
        }}
      />
    </AuthLayout>
  );
}
