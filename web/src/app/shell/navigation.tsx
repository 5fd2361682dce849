import { Link, type LinkProps, useMatches, useParams } from "@tanstack/react-router";
import {
  Building2,
  ChartColumn,
  CircleUserRound,
  Compass,
  FileDown,
  FileText,
  Gauge,
  KeyRound,
  Layers,
  ListChecks,
  ListTodo,
  type LucideIcon,
  Mail,
  MessageSquareText,
  Palette,
  ScrollText,
  Settings,
  ShieldCheck,
  ShieldUser,
  SlidersHorizontal,
  ToggleRight,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import type { components } from "@/api/generated/schema.d.ts";
import { Tooltip } from "@/components/ui/tooltip.tsx";
import { cx } from "@/lib/cx.ts";
import { mayAdminister, type Role } from "@/lib/roles.ts";

export interface Destination {
  label: string;
  icon: LucideIcon;
  link: Pick<LinkProps, "to" | "params" | "search">;
  /** Only its own page counts, not the pages below. */
  exact?: boolean;
  /** The shortcut that leads there. */
  keys?: string;
}

export const PROJECTS: Destination = {
  label: "Projects",
  icon: Layers,
  link: { to: "/projects" },
  exact: true,
};

/** What a person sets for themselves and for the organization that is shown. */
export const SETTINGS: Destination = {
  label: "Settings",
  icon: Settings,
  link: { to: "/settings" },
  exact: true,
};

/** The settings that are the person's own. */
export const ACCOUNT_SETTINGS: readonly Destination[] = [
  { label: "Profile", icon: CircleUserRound, link: { to: "/settings/profile" } },
  { label: "Security", icon: ShieldCheck, link: { to: "/settings/security" } },
  { label: "Preferences", icon: SlidersHorizontal, link: { to: "/settings/preferences" } },
];

/** The settings of an organization that a role may see. */
export function organizationSettings(role: Role): Destination[] {
  return [
    { label: "Members", icon: Users, link: { to: "/settings/members" } },
    { label: "Branding", icon: Palette, link: { to: "/settings/branding" } },
    { label: "Prompts", icon: MessageSquareText, link: { to: "/settings/prompts" } },
    ...(mayAdminister(role)
      ? ([
          { label: "Usage", icon: Gauge, link: { to: "/settings/usage" } },
          { label: "API keys", icon: KeyRound, link: { to: "/settings/api-keys" } },
          { label: "Audit log", icon: ScrollText, link: { to: "/settings/audit" } },
        ] as const)
      : []),
  ];
}

/** What administrators and moderators of the platform open the administration by. */
export const ADMINISTRATION: Destination = {
  label: "Administration",
  icon: ShieldUser,
  link: { to: "/admin" },
  exact: true,
};

/** The pages of the administration that a role on the platform may see. */
export function administrationDestinations(
  role: components["schemas"]["PlatformUser"]["platformRole"],
): Destination[] {
  const people: Destination[] = [
    { label: "People", icon: Users, link: { to: "/admin/users" } },
    { label: "Organizations", icon: Building2, link: { to: "/admin/organizations" } },
  ];
  const statistics: Destination = {
    label: "Statistics",
    icon: ChartColumn,
    link: { to: "/admin/statistics" },
  };
  if (role !== "PLATFORM_ADMIN") return role === null ? [] : [...people, statistics];
  return [
    ...people,
    { label: "Jobs", icon: ListTodo, link: { to: "/admin/jobs" } },
    { label: "Mail", icon: Mail, link: { to: "/admin/mail" } },
    statistics,
    { label: "Switches", icon: ToggleRight, link: { to: "/admin/switches" } },
    { label: "Log", icon: ScrollText, link: { to: "/admin/log" } },
  ];
}

/** The pages of one project. */
export function projectDestinations(projectId: string): Destination[] {
  const params = { projectId };
  return [
    {
      label: "Overview",
      icon: Compass,
      link: { to: "/projects/$projectId", params },
      exact: true,
      keys: "g o",
    },
    {
      label: "Context",
      icon: ListChecks,
      link: { to: "/projects/$projectId/context", params },
      keys: "g c",
    },
    {
      label: "Documents",
      icon: FileText,
      link: { to: "/projects/$projectId/documents", params },
      keys: "g d",
    },
    {
      label: "Exports",
      icon: FileDown,
      link: { to: "/projects/$projectId/exports", params },
      keys: "g e",
    },
    { label: "Jobs", icon: ListTodo, link: { to: "/projects/$projectId/jobs", params } },
    { label: "Members", icon: Users, link: { to: "/projects/$projectId/members", params } },
  ];
}

/** Whether the administration is open. */
export function useInAdministration(): boolean {
  return useMatches({
    select: (matches) => matches.some(({ fullPath }) => fullPath.startsWith("/admin")),
  });
}

/** Whether the settings are open. */
export function useInSettings(): boolean {
  return useMatches({
    select: (matches) => matches.some(({ fullPath }) => fullPath.startsWith("/settings")),
  });
}

/** The project whose pages are open, if any. */
export function useProjectId(): string | undefined {
  return useParams({ strict: false, select: (params) => params.projectId });
}

const ITEM =
  "flex h-9 items-center gap-2.25 rounded-sm px-2 font-nav text-ink-2 hover:bg-pressed hover:text-ink md:h-7 [&_.lucide]:text-ink-3 aria-[current=page]:bg-selected aria-[current=page]:font-medium aria-[current=page]:text-lapis-text aria-[current=page]:[&_.lucide]:text-current";
const RAIL_ITEM =
  "grid h-8 w-8.5 place-items-center rounded-sm text-ink-2 hover:bg-pressed hover:text-ink [&_.lucide]:text-ink-3 aria-[current=page]:bg-selected aria-[current=page]:text-lapis-text aria-[current=page]:[&_.lucide]:text-current";

/** A place in the navigation; in the rail only its icon shows. */
export function NavLink({
  destination,
  rail = false,
  count,
}: {
  destination: Destination;
  rail?: boolean;
  count?: ReactNode;
}) {
  const { label, icon: Icon, link, exact = false } = destination;
  const anchor = (
    <Link
      {...link}
      activeOptions={{ exact, includeSearch: false }}
      className={rail ? RAIL_ITEM : ITEM}
      aria-label={rail ? label : undefined}
    >
      <Icon aria-hidden />
      {!rail && label}
      {!rail && count !== undefined && (
        <span className="ms-auto text-2xs text-ink-3 tabular-nums">{count}</span>
      )}
    </Link>
  );
  return rail ? (
    <Tooltip label={label} side="right">
      {anchor}
    </Tooltip>
  ) : (
    anchor
  );
}

/** A button that looks like a place in the navigation. */
export function NavButton({
  label,
  icon: Icon,
  rail = false,
  end,
  onClick,
}: {
  label: string;
  icon: LucideIcon;
  rail?: boolean;
  end?: ReactNode;
  onClick: () => void;
}) {
  const button = (
    <button
      type="button"
      onClick={onClick}
      aria-label={rail ? label : undefined}
      className={cx(rail ? RAIL_ITEM : ITEM, !rail && "w-full")}
    >
      <Icon aria-hidden />
      {!rail && label}
      {!rail && end && (
        <span aria-hidden className="ms-auto">
          {end}
        </span>
      )}
    </button>
  );
  return rail ? (
    <Tooltip label={label} side="right">
      {button}
    </Tooltip>
  ) : (
    button
  );
}
