import { and, asc, desc, eq, ilike, isNotNull, isNull, type Placeholder, sql } from "drizzle-orm";
import { type Database, prepared } from "../../../db/client.ts";
import { containing } from "../../../db/like.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit } from "../../../platform/audit/repo.ts";
import { memberOrganizations, projectRole } from "../../identity/index.ts";
import type { Project } from "./contract.ts";
import { projects } from "./tables.ts";

function columns(userId: string | Placeholder) {
  return {
    id: projects.id,
    organizationId: projects.organizationId,
    name: projects.name,
    description: projects.description,
    approvalsRequired: projects.approvalsRequired,
    role: projectRole({ organizationId: projects.organizationId, projectId: projects.id }, userId),
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

const projectPage = prepared(
  (
    db,
    sortBy: SortColumn,
    direction: ListProjectsFilter["direction"],
    archived: boolean,
    ofOrganization: boolean,
    named: boolean,
    continued: boolean,
  ) => {
    const column = sortColumns[sortBy];
    const order = direction === "asc" ? asc : desc;
    const follows = direction === "asc" ? sql`>` : sql`<`;
    return db
      .select(columns(sql.placeholder("userId")))
      .from(projects)
      .where(
        and(
          sql`${projects.organizationId} in ${memberOrganizations(sql.placeholder("userId"))}`,
          ofOrganization
            ? eq(projects.organizationId, sql.placeholder("organizationId"))
            : undefined,
          archived ? isNotNull(projects.archivedAt) : isNull(projects.archivedAt),
          named ? ilike(projects.name, sql.placeholder("pattern")) : undefined,
          continued
            ? sql`(${column}, ${projects.id}) ${follows} (${sql.placeholder("value")}, ${sql.placeholder("id")})`
            : undefined,
        ),
      )
      .orderBy(order(column), order(projects.id))
      .limit(sql.placeholder("limit"))
      .prepare("project_page");
  },
);

/** One row more than `limit`, so that the caller sees whether there is another page. */
export async function selectProjects(db: Database, filter: ListProjectsFilter) {
  const { userId, organizationId, nameContains, after } = filter;
  const query = projectPage(
    db,
    filter.sortBy,
    filter.direction,
    filter.archived,
    organizationId !== undefined,
    nameContains !== undefined,
    after !== undefined,
  );
  const rows = await query.execute({
    userId,
    organizationId,
    pattern: containing(nameContains ?? ""),
    value: after?.[0],
    id: after?.[1],
    limit: filter.limit + 1,
  });
  return rows.filter(isMember);
}

function isMember<Row extends { role: Project["role"] | null }>(
  row: Row,
): row is Row & { role: Project["role"] } {
  return row.role !== null;
}

const projectById = prepared((db) =>
  db
    .select(columns(sql.placeholder("userId")))
    .from(projects)
    .where(eq(projects.id, sql.placeholder("projectId")))
    .prepare("project_by_id"),
);

/** The project with the caller's role, or undefined outside the caller's organizations. */
export async function findProject(
  db: Database,
  userId: string,
  projectId: string,
): Promise<Project | undefined> {
  const rows = await projectById(db).execute({ userId, projectId });
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

export type ProjectChanges = Partial<
  Pick<NewProject, "name" | "description" | "archivedAt" | "approvalsRequired">
> & {
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

const tablesByPrefix: Readonly<Record<string, string>> = {
  prj: "projects",
  doc: "documents",
  ver: "versions",
  job: "jobs",
  exp: "exports",
  cth: "comment_threads",
  cmt: "comments",
  sug: "suggestions",
  img: "images",
};

/** The organization of whatever has this id, if it is a thing that one has. */
export async function selectOrganizationOf(
  db: Database,
  entityId: string,
): Promise<string | undefined> {
  const table = tablesByPrefix[entityId.slice(0, 3)];
  if (table === undefined) return undefined;
  const { rows } = await db.execute<{ organizationId: string }>(
    sql`select organization_id as "organizationId" from ${sql.identifier(table)} where id = ${entityId}`,
  );
  return rows[0]?.organizationId;
}

/** The person's role in a project, as one statement of a batch; no row or null for strangers. */
export function roleInProject(db: Database, projectId: string, userId: string) {
  return db
    .select({
      role: projectRole(
        { organizationId: projects.organizationId, projectId: projects.id },
        userId,
      ),
    })
    .from(projects)
    .where(eq(projects.id, projectId));
}
