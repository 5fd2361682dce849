import { and, eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../../../db/client.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAuditWhen } from "../../../platform/audit/repo.ts";
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

/**
 * Writes the answers if those they replace were saved at `base`: null for none yet, undefined for
 * any. False when others were saved in the meantime.
 */
export async function upsertContext(
  db: Database,
  context: NewContext,
  base: string | null | undefined,
  audit: AuditRow,
): Promise<boolean> {
  const { projectId, ...values } = context;
  const written = sql`(select 1 from ${projectContexts}
    where ${projectContexts.projectId} = ${projectId}
      and ${projectContexts.updatedAt} = ${values.updatedAt}::timestamptz
      and ${projectContexts.updatedBy} = ${values.updatedBy})`;
  const [rows] = await db.batch([
    db
      .insert(projectContexts)
      .values(context)
      .onConflictDoUpdate({
        target: projectContexts.projectId,
        set: values,
        ...(base !== undefined && {
          setWhere: base === null ? sql`false` : eq(projectContexts.updatedAt, base),
        }),
      })
      .returning({ projectId: projectContexts.projectId }),
    db
      .update(projects)
      .set({ updatedAt: sql`greatest(${projects.updatedAt}, ${values.updatedAt}::timestamptz)` })
      .where(and(eq(projects.id, projectId), sql`exists ${written}`)),
    insertAuditWhen(db, audit, written),
  ]);
  return rows.length > 0;
}
