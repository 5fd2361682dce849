import { getRouteApi, Link, useParams } from "@tanstack/react-router";
import { explained } from "@/api/errors.ts";
import { countOf } from "@/api/pages.ts";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { FilterInput } from "@/components/ui/filter-input.tsx";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { useOrganization } from "@/features/account/hooks/use-organization.ts";
import { useOrganizations } from "@/features/administration/api/platform.ts";
import { useUser, useUsers } from "@/features/administration/api/users.ts";
import { AdminTableSkeleton } from "@/features/administration/components/admin-table.tsx";
import { OrganizationTable } from "@/features/administration/components/organization-table.tsx";
import { UserAccount } from "@/features/administration/components/user-account.tsx";
import { UserDevices } from "@/features/administration/components/user-devices.tsx";
import { UserTable } from "@/features/administration/components/user-table.tsx";
import { AdministrationPage } from "../shell/administration-page.tsx";
import { useListFilter } from "./use-list-filter.ts";

const usersRoute = getRouteApi("/app/admin/users");
const STATES = [
  { value: "all", label: "All" },
  { value: "enabled", label: "Enabled" },
  { value: "disabled", label: "Disabled" },
] as const;

/** The people who have an account. */
export function AdminUsersRoute() {
  const { q, input } = useListFilter();
  const { state } = usersRoute.useSearch();
  const navigate = usersRoute.useNavigate();
  const users = useUsers({ ...(q && { q }), ...(state && { status: state }) });
  return (
    <AdministrationPage title="People" count={countOf(users)}>
      <div className="flex flex-wrap items-center gap-3">
        <FilterInput label="Name or e-mail" {...input} />
        <SegmentedControl
          label="State"
          value={state ?? "all"}
          options={STATES}
          onValueChange={(value) =>
            void navigate({
              search: (before) => ({ ...before, state: value === "all" ? undefined : value }),
              replace: true,
            })
          }
        />
      </div>
      <PagedList
        what="The people"
        pages={users}
        skeleton={<AdminTableSkeleton />}
        empty={
          <p className="text-ink-2">
            Nobody fits. Try a part of the name or the address, or another state.
          </p>
        }
      >
        {(items) => <UserTable users={items} />}
      </PagedList>
    </AdministrationPage>
  );
}

/** One person's account. */
export function AdminUserRoute() {
  const userId = useParams({ strict: false, select: (params) => params.userId ?? "" });
  const { me } = useOrganization();
  const { data: user, error, refetch } = useUser(userId);
  const mayChange = me?.platformRole === "PLATFORM_ADMIN";
  return (
    <AdministrationPage
      title={user?.name ?? "Account"}
      crumbs={[
        <Link key="people" to="/admin/users">
          People
        </Link>,
      ]}
    >
      {error && !user ? (
        <ErrorPanel
          title="The account could not be loaded"
          {...explained(error)}
          onRetry={() => void refetch()}
        />
      ) : user && me ? (
        <div className="grid max-w-200 grid-cols-[minmax(0,1fr)] gap-7">
          <UserAccount user={user} viewer={{ id: me.id, mayChange }} />
          <section className="grid grid-cols-[minmax(0,1fr)] gap-2 justify-items-start [&>*]:w-full">
            <h2 className="text-md font-strong">Devices</h2>
            <div>
              <UserDevices userId={user.id} mayEnd={mayChange} />
            </div>
          </section>
        </div>
      ) : (
        <AdminTableSkeleton />
      )}
    </AdministrationPage>
  );
}

/** All organizations. */
export function AdminOrganizationsRoute() {
  const { q, input } = useListFilter();
  const organizations = useOrganizations(q ? { q } : {});
  return (
    <AdministrationPage title="Organizations" count={countOf(organizations)}>
      <FilterInput label="Name" {...input} />
      <PagedList
        what="The organizations"
        pages={organizations}
        skeleton={<AdminTableSkeleton />}
        empty={<p className="text-ink-2">No organization is called like this.</p>}
      >
        {(items) => <OrganizationTable items={items} />}
      </PagedList>
    </AdministrationPage>
  );
}
