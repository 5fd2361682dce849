import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit } from "../../../platform/audit/repo.ts";
import { memberRole } from "../../identity/index.ts";
import { generatedSections } from "../generation/tables.ts";
import { projects } from "../projects/tables.ts";
import { usageLimits } from "./tables.ts";

const MOST_PROJECTS = 100;

/** From the first moment to the first after the last, ISO 8601 UTC. */
export interface Span {
  from: string;
  until: string;
}

const taken = {
  inputTokens: sql<number>`coalesce(sum(${generatedSections.inputTokens}), 0)`.mapWith(Number),
  outputTokens: sql<number>`coalesce(sum(${generatedSections.outputTokens}), 0)`.mapWith(Number),
  costMicros: sql<number>`coalesce(sum(${generatedSections.costMicros}), 0)`.mapWith(Number),
  sections: sql<number>`count(*)`.mapWith(Number),
};

function within(organizationId: string, { from, until }: Span) {
  return and(
    eq(generatedSections.organizationId, organizationId),
    gte(generatedSections.createdAt, from),
    lt(generatedSections.createdAt, until),
  );
}

function selectRole(db: Database, userId: string, organizationId: string) {
  return db
    .select({ role: memberRole(sql`${organizationId}::text`, userId) })
    .from(sql`(select 1) one`);
}

function selectLimit(db: Database, organizationId: string) {
  return db
    .select({
      monthlyTokens: usageLimits.monthlyTokens,
      monthlyCostMicros: usageLimits.monthlyCostMicros,
    })
    .from(usageLimits)
    .where(eq(usageLimits.organizationId, organizationId));
}

function selectTotal(db: Database, organizationId: string, span: Span) {
  return db
    .select({
      ...taken,
      unpricedSections:
        sql<number>`count(*) filter (where ${generatedSections.costMicros} is null)`.mapWith(
          Number,
        ),
    })
    .from(generatedSections)
    .where(within(organizationId, span));
}

/** What an organization took, in one round trip; undefined for strangers. */
export async function findUsage(
  db: Database,
  { userId, organizationId, span }: { userId: string; organizationId: string; span: Span },
) {
  const [[member], [limit], [total], byProject] = await db.batch([
    selectRole(db, userId, organizationId),
    selectLimit(db, organizationId),
    selectTotal(db, organizationId, span),
    db
      .select({ projectId: projects.id, name: projects.name, ...taken })
      .from(generatedSections)
      .innerJoin(projects, eq(projects.id, generatedSections.projectId))
      .where(within(organizationId, span))
      .groupBy(projects.id, projects.name)
      .orderBy(desc(taken.costMicros), desc(taken.outputTokens), projects.id)
      .limit(MOST_PROJECTS),
  ]);
  const role: Role | null | undefined = member?.role;
  return role && total ? { role, limit, total, projects: byProject } : undefined;
}

/** The limit and what is taken of it in this span. */
export async function findUsageAgainstLimit(db: Database, organizationId: string, span: Span) {
  const [[limit], [total]] = await db.batch([
    selectLimit(db, organizationId),
    selectTotal(db, organizationId, span),
  ]);
  return { limit, total };
}

/** How often sections passed, by pack and model, in one round trip; undefined for strangers. */
export async function findQuality(
  db: Database,
  { userId, organizationId, span }: { userId: string; organizationId: string; span: Span },
) {
  const { promptPack, provider, model, passedFirst, passed } = generatedSections;
  const [[member], items] = await db.batch([
    selectRole(db, userId, organizationId),
    db
      .select({
        promptPack,
        provider,
        model,
        sections: taken.sections,
        passedFirst: sql<number>`count(*) filter (where ${passedFirst})`.mapWith(Number),
        passed: sql<number>`count(*) filter (where ${passed})`.mapWith(Number),
      })
      .from(generatedSections)
      .where(within(organizationId, span))
      .groupBy(promptPack, provider, model)
      .orderBy(promptPack, provider, model)
      .limit(500),
  ]);
  const role: Role | null | undefined = member?.role;
  return role ? { role, items } : undefined;
}

export async function upsertUsageLimit(
  db: Database,
  row: typeof usageLimits.$inferInsert,
  audit: AuditRow,
): Promise<void> {
  const { organizationId, ...set } = row;
  await db.batch([
    db
      .insert(usageLimits)
      .values(row)
      .onConflictDoUpdate({ target: usageLimits.organizationId, set }),
    insertAudit(db, audit),
  ]);
}
