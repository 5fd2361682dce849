import { and, type Column, eq, gt, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { type HeldJob, succeedJob } from "../../../platform/jobs/repo.ts";
import { projectRole } from "../../identity/index.ts";
import { projectContexts } from "../context/tables.ts";
import { documents } from "../docs/tables.ts";
import { overridesDocument } from "../packs/index.ts";
import { packOverrides } from "../packs/tables.ts";
import { projects } from "../projects/tables.ts";
import { versions } from "../versions/tables.ts";
import { generatedSections, modelCircuits, modelPrices } from "./tables.ts";

/** What the writer needs: the document's title, prompt pack and latest version, and the project's context. */
export async function findGenerationSource(db: Database, documentId: string) {
  const [row] = await db
    .select({
      id: documents.id,
      organizationId: documents.organizationId,
      title: documents.title,
      archivedAt: documents.archivedAt,
      projectArchivedAt: projects.archivedAt,
      promptPack: documents.promptPack,
      overrides: packOverrides.sections,
      overrideRevision: packOverrides.revision,
      context: projectContexts.contextJson,
      requirementNumbers: documents.requirementNumbers,
      publishedContent: versions.content,
    })
    .from(documents)
    .innerJoin(projects, eq(projects.id, documents.projectId))
    .leftJoin(projectContexts, eq(projectContexts.projectId, documents.projectId))
    .leftJoin(
      versions,
      and(eq(versions.documentId, documents.id), eq(versions.number, documents.latestVersion)),
    )
    .leftJoin(packOverrides, overridesDocument)
    .where(eq(documents.id, documentId));
  return row;
}

/** Remembers the highest number of each prefix, so that it is never given again; never lowers one. */
export async function reserveRequirementNumbers(
  db: Database,
  documentId: string,
  numbers: Readonly<Record<string, number>>,
): Promise<void> {
  if (Object.keys(numbers).length === 0) return;
  const given = sql`${JSON.stringify(numbers)}::jsonb`;
  const highest = sql`(
    select jsonb_object_agg(prefix, number) from (
      select key as prefix, max(value::bigint) as number from (
        select * from jsonb_each_text(${documents.requirementNumbers})
        union all select * from jsonb_each_text(${given})
      ) known group by key
    ) numbered
  )`;
  await db
    .update(documents)
    .set({ requirementNumbers: highest })
    .where(eq(documents.id, documentId));
}

/** What the checks need, with the caller's role; undefined outside the caller's organizations. */
export async function findCheckSource(db: Database, userId: string, documentId: string) {
  const [row] = await db
    .select({
      id: documents.id,
      organizationId: documents.organizationId,
      title: documents.title,
      promptPack: documents.promptPack,
      overrides: packOverrides.sections,
      overrideRevision: packOverrides.revision,
      context: projectContexts.contextJson,
      role: projectRole(documents, userId),
    })
    .from(documents)
    .leftJoin(projectContexts, eq(projectContexts.projectId, documents.projectId))
    .leftJoin(packOverrides, overridesDocument)
    .where(eq(documents.id, documentId));
  return row?.role ? row : undefined;
}

/** Ends a job well, with what it took in all. */
export async function finishGeneration(
  db: Database,
  job: HeldJob,
  result: { documentId: string; revision: number },
  now: string,
): Promise<void> {
  const sum = (column: Column) => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number);
  const [usage] = await db
    .select({
      inputTokens: sum(generatedSections.inputTokens),
      outputTokens: sum(generatedSections.outputTokens),
      costMicros: sum(generatedSections.costMicros),
    })
    .from(generatedSections)
    .where(eq(generatedSections.jobId, job.id));
  await succeedJob(db, job, { result: { ...result, usage }, label: "Written", now });
}

type NewGeneratedSection = Omit<typeof generatedSections.$inferInsert, "costMicros">;

/** Stores what a section took, with its cost where the model has a price; tried again, it adds up. */
export async function insertGeneratedSection(
  db: Database,
  row: NewGeneratedSection,
): Promise<void> {
  const cost =
    row.inputTokens + row.outputTokens === 0
      ? sql`0`
      : sql`(select round((${row.inputTokens}::numeric * ${modelPrices.inputMicros}
          + ${row.outputTokens}::numeric * ${modelPrices.outputMicros}) / 1000000)
          from ${modelPrices} where ${modelPrices.model} = ${row.model})`;
  await db
    .insert(generatedSections)
    .values({ ...row, costMicros: cost })
    .onConflictDoUpdate({
      target: [generatedSections.jobId, generatedSections.section],
      set: {
        passedFirst: row.passedFirst,
        passed: row.passed,
        inputTokens: sql`${generatedSections.inputTokens} + excluded.input_tokens`,
        outputTokens: sql`${generatedSections.outputTokens} + excluded.output_tokens`,
        costMicros: sql`${generatedSections.costMicros} + excluded.cost_micros`,
      },
    });
}

/** Until when a model is left alone; undefined while it may be asked. */
export async function findOpenCircuit(db: Database, key: string): Promise<string | undefined> {
  const [row] = await db
    .select({ openUntil: modelCircuits.openUntil })
    .from(modelCircuits)
    .where(and(eq(modelCircuits.key, key), gt(modelCircuits.openUntil, sql`now()`)));
  return row?.openUntil ?? undefined;
}

/** Counts a failure, and leaves the model alone from the given number in a row on. */
export async function recordModelFailure(
  db: Database,
  failure: { key: string; failuresToOpen: number; openUntil: string },
): Promise<void> {
  const { key, failuresToOpen, openUntil } = failure;
  const opens = (failures: ReturnType<typeof sql>) =>
    sql`case when ${failures} >= ${failuresToOpen} then ${openUntil}::timestamptz end`;
  await db
    .insert(modelCircuits)
    .values({ key, failures: 1, openUntil: opens(sql`1`) })
    .onConflictDoUpdate({
      target: modelCircuits.key,
      set: {
        failures: sql`${modelCircuits.failures} + 1`,
        openUntil: opens(sql`${modelCircuits.failures} + 1`),
      },
    });
}

export async function recordModelSuccess(db: Database, key: string): Promise<void> {
  await db
    .update(modelCircuits)
    .set({ failures: 0, openUntil: null })
    .where(and(eq(modelCircuits.key, key), gt(modelCircuits.failures, 0)));
}
