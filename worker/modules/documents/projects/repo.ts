import { and, asc, desc, eq, ilike, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit } from "../../../platform/audit/repo.ts";
import { memberOrganizations, memberRole } from "../../identity/index.ts";
import type { Project } from "./contract.ts";
import { projects } from "./tables.ts";

function columns(userId: string) {
  return {
    id: projects.id,
    organizationId: projects.organizationId,
    name: projects.name,
    description: projects.description,
    role: memberRole(projects.organizationId, userId),
    createdAt: projects.createdAt,
    updatedAt: projects.updatedAt,
    archivedAt: projects.archivedAt,
  };
}

const sortColumns = {
  updatedAt: projects.updatedAt,
  createdAt: projects.createdAt,
  name: projects.name,
} as const;

export type SortColumn = keyof typeof sortColumns;

export interface ListProjectsFilter {
  userId: string;
  organizationId: string | undefined;
  nameContains: string | undefined;
  archived: boolean;
  sortBy: SortColumn;
  direction: "asc" | "desc";
  after: Position | undefined;
  limit: number;
}

/** One row more than `limit`, so that the caller sees whether there is another page. */
export async function selectProjects(db: Database, filter: ListProjectsFilter) {
  const column = sortColumns[filter.sortBy];
  const order = filter.direction === "asc" ? asc : desc;
  const rows = await db
    .select(columns(filter.userId))
    .from(projects)
    .where(
      and(
        sql`${projects.organizationId} in ${memberOrganizations(filter.userId)}`,
        filter.organizationId === undefined
          ? undefined
          : eq(projects.organizationId, filter.organizationId),
        filter.archived ? isNotNull(projects.archivedAt) : isNull(projects.archivedAt),
        filter.nameContains === undefined
          ? undefined
          : ilike(projects.name, `%${escapeLike(filter.nameContains)}%`),
        after(column, filter),
      ),
    )
    .orderBy(order(column), order(projects.id))
    .limit(filter.limit + 1);
  return rows.filter(isMember);
}

function after(
  column: (typeof sortColumns)[SortColumn],
  filter: ListProjectsFilter,
): SQL | undefined {
  if (filter.after === undefined) return undefined;
  const [value, id] = filter.after;
  const row = sql`(${column}, ${projects.id})`;
  return filter.direction === "asc"
    ? sql`${row} > (${value}, ${id})`
    : sql`${row} < (${value}, ${id})`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

function isMember<Row extends { role: Project["role"] | null }>(
  row: Row,
): row is Row & { role: Project["role"] } {
  return row.role !== null;
}

/** The project with the caller's role, or undefined outside the caller's organizations. */
export async function findProject(
  db: Database,
  userId: string,
  projectId: string,
): Promise<Project | undefined> {
  const rows = await db.select(columns(userId)).from(projects).where(eq(projects.id, projectId));
  return rows.find(isMember);
}

export type NewProject = typeof projects.$inferInsert;

export async function insertProject(
  db: Database,
  project: NewProject,
  audit: AuditRow,
): Promise<void> {
  await db.batch([db.insert(projects).values(project), insertAudit(db, audit)]);
}

export type ProjectChanges = Partial<Pick<NewProject, "name" | "description" | "archivedAt">> & {
  updatedAt: string;
};

export async function updateProjectRow(
  db: Database,
  organizationId: string,
  projectId: string,
  changes: ProjectChanges,
  audit: AuditRow,
): Promise<void> {
  await db.batch([
    db
      .update(projects)
      .set(changes)
      .where(and(eq(projects.id, projectId), eq(projects.organizationId, organizationId))),
    insertAudit(db, audit),
  ]);
}
