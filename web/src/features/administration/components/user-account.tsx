import { type ReactNode, useState } from "react";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { RelativeTime, TimeUntil } from "@/components/ui/relative-time.tsx";
import { Select } from "@/components/ui/select.tsx";
import { Written } from "@/components/ui/written.tsx";
import { roleName } from "@/lib/roles.ts";
import { type PlatformUserDetails, useEnableUser, useSetPlatformRole } from "../api/users.ts";
import { DisableDialog } from "./disable-dialog.tsx";
import { AccountState, platformRoleName } from "./user-table.tsx";

const ROLES = ["MODERATOR", "PLATFORM_ADMIN"] as const;

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-0.5">
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

function RoleSelect({ user }: { user: PlatformUserDetails }) {
  const setRole = useSetPlatformRole(user.id);
  return (
    <Select
      controlSize="md"
      aria-label="Role on the platform"
      className="max-w-40"
      disabled={setRole.isPending}
      value={user.platformRole ?? ""}
      onChange={({ target }) => setRole.mutate(ROLES.find((role) => role === target.value) ?? null)}
    >
      <option value="">None</option>
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {platformRoleName(role)}
        </option>
      ))}
    </Select>
  );
}

function EnableButton({ user }: { user: PlatformUserDetails }) {
  const enable = useEnableUser(user.id);
  return (
    <Button variant="primary" pending={enable.isPending} onClick={() => enable.mutate()}>
      Enable
    </Button>
  );
}

function DisableButton({ user }: { user: PlatformUserDetails }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>Disable…</Button>
      {asking && <DisableDialog user={user} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Who a person is, how their account stands, and what can be done about it. */
export function UserAccount({
  user,
  viewer,
}: {
  user: PlatformUserDetails;
  viewer: { id: string; mayChange: boolean };
}) {
  const isSelf = user.id === viewer.id;
  const mayChange = viewer.mayChange && !isSelf;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex flex-wrap items-center gap-3">
        <Avatar name={user.name} size="lg" decorative />
        <div className="min-w-0 flex-1">
          <p className="wrap-anywhere">{user.email}</p>
          <AccountState user={user} />
        </div>
        {mayChange &&
          user.platformRole === null &&
          (user.disabledAt ? <EnableButton user={user} /> : <DisableButton user={user} />)}
      </div>
      {user.disabledAt && (
        <Banner tone="danger" title="This account is disabled">
          <bdi className="block wrap-anywhere">{user.disabledReason}</bdi>
          <span className="text-xs">
            Disabled <RelativeTime at={user.disabledAt} />
          </span>
        </Banner>
      )}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 md:grid-cols-4">
        <Fact label="E-mail">{user.emailVerified ? "Confirmed" : "Not confirmed"}</Fact>
        <Fact label="Second factor">{user.twoFactor ? "On" : "Off"}</Fact>
        <Fact label="Joined">
          <RelativeTime at={user.createdAt} />
        </Fact>
        <Fact label="Last seen">
          {user.lastSeenAt ? <RelativeTime at={user.lastSeenAt} /> : "Not lately"}
        </Fact>
        {user.deletesAt && (
          <Fact label="Will be deleted">
            <TimeUntil at={user.deletesAt} />
          </Fact>
        )}
        <Fact label="Role on the platform">
          {mayChange ? (
            <RoleSelect user={user} />
          ) : user.platformRole ? (
            platformRoleName(user.platformRole)
          ) : (
            "None"
          )}
        </Fact>
      </dl>
      <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <h2 className="text-md font-strong">Organizations</h2>
        <ul aria-label="Organizations" className="border-t border-line-soft">
          {user.organizations.map(({ id, name, role }) => (
            <li key={id} className="flex items-center gap-3 border-b border-line-soft py-2.5">
              <Written>{name}</Written>
              <span className="ms-auto shrink-0 text-ink-3">{roleName(role)}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
