import { and, asc, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { containing } from "../../../db/like.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit, insertAuditWhen } from "../../../platform/audit/repo.ts";
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

/** Changes the role in a project; false when it was taken back. */
export async function updateProjectMember(
  db: Database,
  member: Pick<ProjectMemberRow, "projectId" | "userId" | "role">,
  audit: AuditRow,
): Promise<boolean> {
  const { role } = member;
  const isIt = isMember(member);
  const changing = sql`(select 1 from ${projectMembers} where ${isIt} and role <> ${role})`;
  const [known] = await db.batch([
    lockProjectMember(db, member),
    insertAuditWhen(db, audit, changing),
    db.update(projectMembers).set({ role }).where(isIt),
  ]);
  return known.length > 0;
}

/** Takes the role in a project back, unless it was; the one in the organization stays. */
export async function deleteProjectMember(
  db: Database,
  member: Pick<ProjectMemberRow, "projectId" | "userId">,
  audit: AuditRow,
): Promise<boolean> {
  const isIt = isMember(member);
  const [known] = await db.batch([
    lockProjectMember(db, member),
    insertAuditWhen(db, audit, sql`(select 1 from ${projectMembers} where ${isIt})`),
    db.delete(projectMembers).where(isIt),
  ]);
  return known.length > 0;
}

/** The statement that makes another who changes this role wait, and then see the change. */
function lockProjectMember(db: Database, member: Pick<ProjectMemberRow, "projectId" | "userId">) {
  return db
    .select({ userId: projectMembers.userId })
    .from(projectMembers)
    .where(isMember(member))
    .for("update");
}

function isMember({ projectId, userId }: Pick<ProjectMemberRow, "projectId" | "userId">) {
  return and(eq(projectMembers.projectId, projectId), eq(projectMembers.userId, userId));
}
