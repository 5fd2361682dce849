import { eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../../../db/client.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit } from "../../../platform/audit/repo.ts";
import { memberRole } from "../../identity/index.ts";
import { projects } from "../projects/tables.ts";
import { projectContexts } from "./tables.ts";

const contextOfProject = prepared((db) =>
  db
    .select({
      organizationId: projects.organizationId,
      role: memberRole(projects.organizationId, sql.placeholder("userId")),
      context: projectContexts.contextJson,
      summary: projectContexts.contextSummary,
      updatedAt: projectContexts.updatedAt,
    })
    .from(projects)
    .leftJoin(projectContexts, eq(projectContexts.projectId, projects.id))
    .where(eq(projects.id, sql.placeholder("projectId")))
    .prepare("context_of_project"),
);

/** The project's context with the caller's role; context fields are null before the first save. */
export async function findContext(db: Database, userId: string, projectId: string) {
  const [row] = await contextOfProject(db).execute({ userId, projectId });
  return row === undefined || row.role === null ? undefined : { ...row, role: row.role as Role };
}

export type NewContext = typeof projectContexts.$inferInsert;

export async function upsertContext(
  db: Database,
  context: NewContext,
  audit: AuditRow,
): Promise<void> {
  const { projectId, ...values } = context;
  await db.batch([
    db
      .insert(projectContexts)
      .values(context)
      .onConflictDoUpdate({ target: projectContexts.projectId, set: values }),
    db
      .update(projects)
      .set({ updatedAt: sql`greatest(${projects.updatedAt}, ${values.updatedAt}::timestamptz)` })
      .where(eq(projects.id, projectId)),
    insertAudit(db, audit),
  ]);
}
