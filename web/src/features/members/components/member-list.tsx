import { Ellipsis, LogOut, UserMinus } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Menu, MenuItem } from "@/components/ui/menu.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Select } from "@/components/ui/select.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { grantableRoles, type Role, roleName } from "@/lib/roles.ts";
import { type Member, useRemoveMember, useUpdateMember } from "../api/members.ts";
import { MemberPerson, MemberSkeleton } from "./member-person.tsx";

const ROW =
  "grid grid-cols-[28px_minmax(0,1fr)_28px] items-center gap-x-3 gap-y-1.5 border-b border-line-soft py-2.5 md:grid-cols-[28px_minmax(0,1fr)_112px_132px_28px] md:gap-x-4";

/** Who looks at the list: what they may do in it follows from their role. */
export interface Viewer {
  userId: string;
  role: Role;
}

function RoleCell({
  member,
  organizationId,
  viewer,
}: {
  member: Member;
  organizationId: string;
  viewer: Viewer;
}) {
  const update = useUpdateMember(organizationId);
  const roles = grantableRoles(viewer.role);
  if (!roles.includes(member.role)) {
    return <span className="text-ink-2 md:ps-2.25">{roleName(member.role)}</span>;
  }
  return (
    <Select
      controlSize="md"
      aria-label={`Role of ${member.name}`}
      value={member.role}
      onChange={({ target }) => {
        const role = roles.find((candidate) => candidate === target.value);
        if (role) update.mutate({ member, role });
      }}
    >
      {roles.map((role) => (
        <option key={role} value={role}>
          {roleName(role)}
        </option>
      ))}
    </Select>
  );
}

function MemberMenu({
  member,
  organizationId,
  organizationName,
  viewer,
  onLeft,
}: {
  member: Member;
  organizationId: string;
  organizationName: string;
  viewer: Viewer;
  onLeft: () => void;
}) {
  const [asked, setAsked] = useState(false);
  const isSelf = member.userId === viewer.userId;
  const remove = useRemoveMember(organizationId, () => {
    const title = isSelf ? `You left ${organizationName}` : `${member.name} is no longer a member`;
    notifySuccess({ title });
    if (isSelf) onLeft();
  });
  const mayRemove = isSelf || grantableRoles(viewer.role).includes(member.role);
  if (!mayRemove) return null;
  const confirm = () => {
    setAsked(false);
    remove.mutate(member);
  };
  return (
    <>
      <Menu
        label={`Actions for ${member.name}`}
        trigger={
          <IconButton label={`Actions for ${member.name}`} tooltip={false}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem danger onSelect={() => setAsked(true)}>
          {isSelf ? <LogOut aria-hidden /> : <UserMinus aria-hidden />}
          {isSelf ? "Leave the organization" : "Remove from the organization"}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={isSelf ? `Leave ${organizationName}?` : `Remove ${member.name}?`}
        verb={isSelf ? "Leave" : "Remove"}
        danger
        onConfirm={confirm}
      >
        {isSelf
          ? "You lose access to its projects at once. Somebody has to invite you to come back."
          : "They lose access to its projects at once, also in open editors. What they wrote stays."}
      </ConfirmDialog>
    </>
  );
}

/** The members of an organization with their roles. */
export function MemberList({
  members,
  organizationId,
  organizationName,
  viewer,
  onLeft,
}: {
  members: readonly Member[];
  organizationId: string;
  organizationName: string;
  viewer: Viewer;
  /** After the viewer has left by themselves. */
  onLeft: () => void;
}) {
  return (
    <ul aria-label="Members" className="border-t border-line-soft">
      {members.map((member) => (
        <li key={member.userId} className={ROW}>
          <MemberPerson member={member} isSelf={member.userId === viewer.userId} />
          <span className="hidden text-xs text-ink-3 md:block">
            joined <RelativeTime at={member.createdAt} />
          </span>
          <div className="max-md:col-start-2 max-md:row-start-2 max-md:max-w-36">
            <RoleCell member={member} organizationId={organizationId} viewer={viewer} />
          </div>
          <span className="max-md:col-start-3 max-md:row-start-1">
            <MemberMenu
              member={member}
              organizationId={organizationId}
              organizationName={organizationName}
              viewer={viewer}
              onLeft={onLeft}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The list while it is on its way. */
export function MemberListSkeleton() {
  return <MemberSkeleton row={ROW} />;
}
