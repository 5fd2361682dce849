import { createRoute, redirect } from "@tanstack/react-router";
import { auditSearch, listSearch } from "../routes/list-search.ts";
import { app } from "./app-route.ts";
import { lazyPage } from "./lazy-page.ts";

const settings = createRoute({
  getParentRoute: () => app,
  path: "/settings",
});

const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/settings/profile", replace: true });
  },
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: "/profile",
  component: lazyPage(() => import("../routes/profile.tsx"), "ProfileRoute"),
});

const security = createRoute({
  getParentRoute: () => settings,
  path: "/security",
  validateSearch: (search: Record<string, unknown>): { linked?: string } =>
    typeof search.linked === "string" ? { linked: search.linked } : {},
  component: lazyPage(() => import("../routes/security.tsx"), "SecurityRoute"),
});

const preferences = createRoute({
  getParentRoute: () => settings,
  path: "/preferences",
  component: lazyPage(() => import("../routes/preferences.tsx"), "PreferencesRoute"),
});

const members = createRoute({
  getParentRoute: () => settings,
  path: "/members",
  validateSearch: listSearch,
  component: lazyPage(() => import("../routes/members.tsx"), "MembersRoute"),
});

const apiKeys = createRoute({
  getParentRoute: () => settings,
  path: "/api-keys",
  component: lazyPage(() => import("../routes/api-keys.tsx"), "ApiKeysRoute"),
});

const audit = createRoute({
  getParentRoute: () => settings,
  path: "/audit",
  validateSearch: auditSearch,
  component: lazyPage(() => import("../routes/audit.tsx"), "AuditRoute"),
});

const usage = createRoute({
  getParentRoute: () => settings,
  path: "/usage",
  component: lazyPage(() => import("../routes/usage.tsx"), "UsageRoute"),
});

const prompts = createRoute({
  getParentRoute: () => settings,
  path: "/prompts",
  component: lazyPage(() => import("../routes/prompts.tsx"), "PromptsRoute"),
});

const branding = createRoute({
  getParentRoute: () => settings,
  path: "/branding",
  component: lazyPage(() => import("../routes/branding.tsx"), "BrandingRoute"),
});

/** What people set for themselves and for an organization. */
export const settingsRoutes = settings.addChildren([
  settingsIndex,
  profile,
  security,
  preferences,
  members,
  branding,
  prompts,
  usage,
  apiKeys,
  audit,
]);
