import { and, asc, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { containing } from "../../../db/like.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit } from "../../../platform/audit/repo.ts";
import { higherRole } from "../access/repo.ts";
import { memberships, projectMembers, users } from "../tables.ts";

export type ProjectMemberRow = typeof projectMembers.$inferInsert;

interface Place {
  organizationId: SQL;
  projectId: string;
}

/** The statement for the members of a project's organization, with what each may do in it. */
function selectFrom(db: Database, { organizationId, projectId }: Place, filter: SQL | undefined) {
  return db
    .select({
      userId: memberships.userId,
      name: users.name,
      email: users.email,
      role: higherRole(memberships.role, projectMembers.role),
      organizationRole: memberships.role,
      projectRole: sql<Role | null>`${projectMembers.role}`,
      createdAt: memberships.createdAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(
      projectMembers,
      and(eq(projectMembers.projectId, projectId), eq(projectMembers.userId, memberships.userId)),
    )
    .where(and(eq(memberships.organizationId, organizationId), eq(users.kind, "person"), filter));
}

interface ListFilter extends Place {
  contains: string | undefined;
  after: Position | undefined;
  limit: number;
}

/** The statement for a page of them, those who came first at the top and one more than `limit`. */
export function selectProjectMembers(db: Database, filter: ListFilter) {
  const { contains, after } = filter;
  const pattern = contains && containing(contains);
  const matches = pattern && or(ilike(users.name, pattern), ilike(users.email, pattern));
  const later =
    after && sql`(${memberships.createdAt}, ${memberships.userId}) > (${after[0]}, ${after[1]})`;
  return selectFrom(db, filter, and(matches || undefined, later))
    .orderBy(asc(memberships.createdAt), asc(memberships.userId))
    .limit(filter.limit + 1);
}

/** The statement for one of them. */
export function selectTeammate(db: Database, place: Place, userId: string) {
  return selectFrom(db, place, eq(memberships.userId, userId));
}

/** Gives a role in a project; breaks the primary key where there is one, a foreign key without a membership. */
export async function insertProjectMember(
  db: Database,
  member: ProjectMemberRow,
  audit: AuditRow,
): Promise<void> {
  await db.batch([db.insert(projectMembers).values(member), insertAudit(db, audit)]);
}

/** Changes the role in a project. */
export async function updateProjectMember(
  db: Database,
  member: Pick<ProjectMemberRow, "projectId" | "userId" | "role">,
  audit: AuditRow,
): Promise<void> {
  const { role } = member;
  await db.batch([
    db.update(projectMembers).set({ role }).where(isMember(member)),
    insertAudit(db, audit),
  ]);
}

/** Takes the role in a project back; the one in the organization stays. */
export async function deleteProjectMember(
  db: Database,
  member: Pick<ProjectMemberRow, "projectId" | "userId">,
  audit: AuditRow,
): Promise<void> {
  await db.batch([db.delete(projectMembers).where(isMember(member)), insertAudit(db, audit)]);
}

function isMember({ projectId, userId }: Pick<ProjectMemberRow, "projectId" | "userId">) {
  return and(eq(projectMembers.projectId, projectId), eq(projectMembers.userId, userId));
}
