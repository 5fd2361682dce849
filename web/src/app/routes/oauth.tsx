import { getRouteApi, useNavigate, useRouter } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { explained } from "@/api/errors.ts";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { useTakeUpSession } from "@/features/account/api/oauth.ts";
import { AuthLayout } from "@/features/account/components/auth-layout.tsx";
import { OAuthProblem } from "@/features/account/components/oauth-problem.tsx";
import { OAuthProof } from "@/features/account/components/oauth-proof.tsx";
import { usePageTitle } from "@/lib/page-title.ts";
import { SignInLink } from "./forgot-password.tsx";
import { useLeaveWhenSignedIn } from "./use-leave-when-signed-in.ts";
import { useLinkToken } from "./use-link-token.ts";

const route = getRouteApi("/oauth");

function SignedIn({ next = "/projects" }: { next: string | undefined }) {
  const router = useRouter();
  const takeUp = useTakeUpSession();
  const { mutate } = takeUp;
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate(undefined, { onSuccess: () => router.history.replace(next) });
  }, [mutate, router, next]);
  return takeUp.isError ? (
    <ErrorPanel ofPage title="You were not signed in" {...explained(takeUp.error)} />
  ) : (
    <p className="text-ink-2" aria-live="polite">
      Signing you in…
    </p>
  );
}

function Proof({ next, provider }: { next: string | undefined; provider: string | undefined }) {
  useLeaveWhenSignedIn(next);
  const token = useLinkToken();
  const navigate = useNavigate();
  const expire = useCallback(() => {
    const search = { step: "problem", reason: "expired", ...(provider && { provider }) } as const;
    void navigate({ to: "/oauth", search, replace: true });
  }, [navigate, provider]);
  return <OAuthProof token={token} onExpired={expire} />;
}

/** Where one comes back to from a provider: signed in, to prove something, or with a problem. */
export function OAuthRoute() {
  usePageTitle("Sign in");
  const { step, next, provider, reason } = route.useSearch();
  return (
    <AuthLayout aside={<SignInLink />}>
      {step === "done" && <SignedIn next={next} />}
      {step === "prove" && <Proof next={next} provider={provider} />}
      {step === "problem" && <OAuthProblem reason={reason} provider={provider} />}
    </AuthLayout>
  );
}
