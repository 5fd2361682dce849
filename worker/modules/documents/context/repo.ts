import { eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../../../db/client.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { auditWhen } from "../../../platform/audit/repo.ts";
import { projectRole } from "../../identity/index.ts";
import { projects } from "../projects/tables.ts";
import { projectContexts } from "./tables.ts";

const contextOfProject = prepared((db) =>
  db
    .select({
      organizationId: projects.organizationId,
      role: projectRole(
        { organizationId: projects.organizationId, projectId: projects.id },
        sql.placeholder("userId"),
      ),
      archivedAt: projects.archivedAt,
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
  const { projectId, contextJson, contextSummary, updatedAt, updatedBy } = context;
  const unchanged =
    base === undefined ? sql`true` : sql`${projectContexts.updatedAt} = ${base}::timestamptz`;
  const { rows } = await db.execute(sql`
    with saved as (
      insert into ${projectContexts}
        (project_id, context_json, context_summary, updated_at, updated_by)
      values (${projectId}, ${JSON.stringify(contextJson)}::jsonb, ${contextSummary},
        ${updatedAt}::timestamptz, ${updatedBy})
      on conflict (project_id) do update set
        context_json = excluded.context_json,
        context_summary = excluded.context_summary,
        updated_at = excluded.updated_at,
        updated_by = excluded.updated_by
      where ${unchanged}
      returning project_id
    ), touched as (
      update ${projects} set updated_at = greatest(updated_at, ${updatedAt}::timestamptz)
      where id in (select project_id from saved)
    ), audited as (${auditWhen(audit, sql`(select 1 from saved)`)})
    select 1 from saved`);
  return rows.length > 0;
}
