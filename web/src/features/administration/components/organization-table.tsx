import { Link } from "@tanstack/react-router";
import { Badge } from "@/components/ui/badge.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Written } from "@/components/ui/written.tsx";
import type { PlatformOrganization } from "../api/platform.ts";
import { AdminTable, type Column } from "./admin-table.tsx";

const COLUMNS: readonly Column<PlatformOrganization>[] = [
  {
    label: "Organization",
    className: "md:w-[38%]",
    cell: ({ name, personal }) => (
      <span className="flex min-w-0 items-center gap-2">
        <Written className="font-medium">{name}</Written>
        {personal && <Badge>Personal</Badge>}
      </span>
    ),
  },
  {
    label: "Owner",
    className: "max-md:basis-full",
    cell: ({ owner }) =>
      owner && (
        <Link
          to="/admin/users/$userId"
          params={{ userId: owner.id }}
          className="grid min-w-0 rounded-xs"
        >
          <Written className="text-lapis-text">{owner.name}</Written>
          <Written className="text-xs text-ink-3">{owner.email}</Written>
        </Link>
      ),
  },
  {
    label: "Members",
    className: "text-ink-2 tabular-nums md:w-24",
    cell: ({ memberCount }) => (
      <>
        {memberCount}
        <span className="md:hidden"> {memberCount === 1 ? "member" : "members"}</span>
      </>
    ),
  },
  {
    label: "Made",
    className: "text-ink-3 max-md:text-xs md:w-32",
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
];

/** Organizations with who answers for them. */
export function OrganizationTable({ items }: { items: readonly PlatformOrganization[] }) {
  return <AdminTable label="Organizations" columns={COLUMNS} rows={items} />;
}
