import { Link } from "@tanstack/react-router";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Written } from "@/components/ui/written.tsx";
import type { PlatformRole, PlatformUser } from "../api/users.ts";
import { AdminTable, type Column } from "./admin-table.tsx";

const ROLES = { MODERATOR: "Moderator", PLATFORM_ADMIN: "Administrator" } as const;

/** The name of a role on the platform. */
export function platformRoleName(role: NonNullable<PlatformRole>): string {
  return ROLES[role];
}

/** How an account stands, in one or two words. */
export function AccountState({ user }: { user: PlatformUser }) {
  if (user.disabledAt) return <Badge tone="danger">Disabled</Badge>;
  if (user.deletesAt) return <Badge tone="attention">Being deleted</Badge>;
  if (!user.emailVerified) return <Badge tone="attention">Not confirmed</Badge>;
  return <Badge tone="success">Active</Badge>;
}

const COLUMNS: readonly Column<PlatformUser>[] = [
  {
    label: "Person",
    className: "md:w-[46%]",
    cell: (user) => (
      <Link
        to="/admin/users/$userId"
        params={{ userId: user.id }}
        className="flex min-w-0 items-center gap-3 rounded-xs"
      >
        <Avatar name={user.name} size="lg" decorative />
        <span className="grid min-w-0">
          <span className="flex min-w-0 items-center gap-2">
            <Written className="font-medium">{user.name}</Written>
            {user.platformRole && <Badge tone="lapis">{platformRoleName(user.platformRole)}</Badge>}
          </span>
          <Written className="text-xs text-ink-3">{user.email}</Written>
        </span>
      </Link>
    ),
  },
  { label: "State", className: "md:w-32", cell: (user) => <AccountState user={user} /> },
  {
    label: "Last seen",
    className: "text-ink-3 max-md:text-xs md:w-36",
    cell: ({ lastSeenAt }) =>
      lastSeenAt ? (
        <>
          <span className="md:hidden">seen </span>
          <RelativeTime at={lastSeenAt} />
        </>
      ) : (
        "Not lately"
      ),
  },
  {
    label: "Joined",
    className: "text-ink-3 max-md:text-xs md:w-32",
    cell: ({ createdAt }) => (
      <>
        <span className="md:hidden">joined </span>
        <RelativeTime at={createdAt} />
      </>
    ),
  },
];

/** People with the state of their accounts. */
export function UserTable({ users }: { users: readonly PlatformUser[] }) {
  return <AdminTable label="People" columns={COLUMNS} rows={users} />;
}
