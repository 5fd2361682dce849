import { type Column, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { isForeignKeyViolation, isUniqueViolation } from "../../../db/errors.ts";
import { qualified } from "../../../db/qualified.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import {
  insertProjectMember,
  type ProjectMemberRow,
  projectRole,
  selectProjectMembers,
  selectTeammate,
} from "../../identity/index.ts";
import { documents } from "../docs/tables.ts";
import { projects } from "../projects/tables.ts";
import { RoleGivenError } from "./errors.ts";

/** Sub-select of the project that a document belongs to. */
export function projectOf(documentId: Column | SQL): SQL<string | null> {
  return sql`(select d.project_id from ${documents} d where d.id = ${qualified(documentId)})`;
}

/** Sub-select of the role a person has in the project of a row's document. */
export function documentRole(
  { organizationId, documentId }: { organizationId: Column | SQL; documentId: Column | SQL },
  userId: string,
) {
  return projectRole({ organizationId, projectId: projectOf(documentId) }, userId);
}

function organizationOf(projectId: string): SQL {
  return sql`(select p.organization_id from ${projects} p where p.id = ${projectId})`;
}

function selectCaller(db: Database, userId: string, projectId: string) {
  const inProject = { organizationId: projects.organizationId, projectId: projects.id };
  return db
    .select({
      organizationId: projects.organizationId,
      role: projectRole(inProject, userId),
    })
    .from(projects)
    .where(eq(projects.id, projectId));
}

type ListFilter = Omit<Parameters<typeof selectProjectMembers>[1], "organizationId">;

/** The members who can open a project, one more than `limit`; undefined for strangers. */
export async function findProjectMembers(db: Database, userId: string, filter: ListFilter) {
  const organizationId = organizationOf(filter.projectId);
  const [[caller], rows] = await db.batch([
    selectCaller(db, userId, filter.projectId),
    selectProjectMembers(db, { ...filter, organizationId }),
  ]);
  return caller?.role ? rows : undefined;
}

/** The project with the caller's role, and one of its members; undefined for strangers. */
export async function findProjectMember(
  db: Database,
  userId: string,
  { projectId, memberId }: { projectId: string; memberId: string },
) {
  const organizationId = organizationOf(projectId);
  const [[caller], [member]] = await db.batch([
    selectCaller(db, userId, projectId),
    selectTeammate(db, { organizationId, projectId }, memberId),
  ]);
  if (caller === undefined || caller.role === null) return undefined;
  return { ...caller, role: caller.role, member };
}

/** Stores a role; throws CONFLICT when there is one, NOT_FOUND when the person has just left. */
export async function giveRole(
  db: Database,
  member: ProjectMemberRow,
  audit: AuditRow,
): Promise<void> {
  try {
    await insertProjectMember(db, member, audit);
  } catch (cause) {
    if (isUniqueViolation(cause, "project_members_project_id_user_id_pk")) {
      throw new RoleGivenError(cause);
    }
    if (isForeignKeyViolation(cause)) throw new NotFoundError("member");
    throw cause;
  }
}
