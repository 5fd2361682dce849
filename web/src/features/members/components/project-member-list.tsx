import { Badge } from "@/components/ui/badge.tsx";
import { Select } from "@/components/ui/select.tsx";
import { isHigher, mayAdminister, type Role, roleName } from "@/lib/roles.ts";
import {
  type ProjectMember,
  type ProjectRole,
  useGiveProjectRole,
} from "../api/project-members.ts";
import { MemberPerson, MemberSkeleton } from "./member-person.tsx";

const ROW =
  "grid grid-cols-[28px_minmax(0,1fr)] items-center gap-x-3 gap-y-1.5 border-b border-line-soft py-2.5 md:grid-cols-[28px_minmax(0,1fr)_200px] md:gap-x-4";

const PROJECT_ROLES: readonly ProjectRole[] = ["ADMIN", "EDITOR"];

function RoleCell({ member, projectId }: { member: ProjectMember; projectId: string }) {
  const give = useGiveProjectRole(projectId);
  const { organizationRole, projectRole } = member;
  const higher = PROJECT_ROLES.filter((role) => isHigher(role, organizationRole));
  return (
    <Select
      controlSize="md"
      aria-label={`Role of ${member.name} in this project`}
      value={higher.find((role) => role === projectRole) ?? ""}
      onChange={({ target }) =>
        give.mutate({ member, role: higher.find((role) => role === target.value) ?? null })
      }
    >
      {higher.map((role) => (
        <option key={role} value={role}>
          {roleName(role)}
        </option>
      ))}
      <option value="">Default ({roleName(organizationRole).toLowerCase()})</option>
    </Select>
  );
}

/** Everybody who can open a project, with what each may do in the organization and in it. */
export function ProjectMemberList({
  members,
  projectId,
  viewer,
}: {
  members: readonly ProjectMember[];
  projectId: string;
  /** Who looks at the list; `role` is what they may do in the project. */
  viewer: { userId: string | undefined; role: Role };
}) {
  const mayGive = mayAdminister(viewer.role);
  return (
    <ul aria-label="Members" className="border-t border-line-soft">
      {members.map((member) => (
        <li key={member.userId} className={ROW}>
          <MemberPerson member={member} isSelf={member.userId === viewer.userId} />
          <div className="max-md:col-start-2 max-md:max-w-44">
            {mayGive && !mayAdminister(member.organizationRole) ? (
              <RoleCell member={member} projectId={projectId} />
            ) : (
              <span className="flex items-center gap-2 text-ink-2 md:ps-2.25">
                {roleName(member.role)}
                {member.role !== member.organizationRole && <Badge>In this project</Badge>}
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The list while it is on its way. */
export function ProjectMemberListSkeleton() {
  return <MemberSkeleton row={ROW} />;
}
