import { createRoute, redirect } from "@tanstack/react-router";
import { restoreSession } from "@/api/client.ts";
import { hasSessionHint } from "@/api/session.ts";
import { lazyPage } from "./lazy-page.ts";
import { root } from "./root-route.tsx";

const landing = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyPage(() => import("../routes/landing.tsx"), "LandingRoute"),
});

interface AuthSearch {
  /** Where to go afterwards; a path of this site. */
  next?: string | undefined;
}

function authSearch(search: Record<string, unknown>): AuthSearch {
  const { next } = search;
  const safe = typeof next === "string" && /^\/(?!\/|\\)/u.test(next);
  return { next: safe ? next : undefined };
}

async function leaveIfSignedIn({ search }: { search: AuthSearch }): Promise<void> {
  if (!hasSessionHint()) return;
  if (await restoreSession().catch(() => false))
    throw redirect({ href: search.next ?? "/projects" });
}

const signUp = createRoute({
  getParentRoute: () => root,
  path: "/sign-up",
  validateSearch: authSearch,
  beforeLoad: leaveIfSignedIn,
  component: lazyPage(() => import("../routes/sign-up.tsx"), "SignUpRoute"),
});

const logIn = createRoute({
  getParentRoute: () => root,
  path: "/log-in",
  validateSearch: authSearch,
  beforeLoad: leaveIfSignedIn,
  component: lazyPage(() => import("../routes/log-in.tsx"), "LogInRoute"),
});

interface OAuthSearch extends AuthSearch {
  /** How signing in with a provider goes on here. */
  step: "done" | "prove" | "problem";
  provider?: string;
  reason?: string;
}

function oauthSearch(search: Record<string, unknown>): OAuthSearch {
  const { step, provider, reason } = search;
  return {
    step: step === "done" || step === "prove" ? step : "problem",
    ...(typeof provider === "string" && { provider }),
    ...(typeof reason === "string" && { reason }),
    ...authSearch(search),
  };
}

const oauth = createRoute({
  getParentRoute: () => root,
  path: "/oauth",
  validateSearch: oauthSearch,
  component: lazyPage(() => import("../routes/oauth.tsx"), "OAuthRoute"),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  component: lazyPage(() => import("../routes/forgot-password.tsx"), "ForgotPasswordRoute"),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  component: lazyPage(() => import("../routes/reset-password.tsx"), "ResetPasswordRoute"),
});

const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: "/verify-email",
  component: lazyPage(() => import("../routes/verify-email.tsx"), "VerifyEmailRoute"),
});

const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: "/confirm-email",
  component: lazyPage(() => import("../routes/confirm-email.tsx"), "ConfirmEmailRoute"),
});

const invitations = createRoute({
  getParentRoute: () => root,
  path: "/invitations",
  beforeLoad: async () => {
    if (hasSessionHint()) await restoreSession().catch(() => false);
  },
  component: lazyPage(() => import("../routes/invitations.tsx"), "InvitationsRoute"),
});

/** The pages that need no session. */
export const publicRoutes = [
  landing,
  signUp,
  logIn,
  oauth,
  forgotPassword,
  resetPassword,
  verifyEmail,
  confirmEmail,
  invitations,
];
