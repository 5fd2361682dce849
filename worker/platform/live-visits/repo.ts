import { and, desc, eq, gt, lt } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { liveVisits } from "./tables.ts";

export type LiveVisit = typeof liveVisits.$inferInsert;

/** Remembers a visit; the same session's next one takes its place. */
export async function upsertVisit(db: Database, visit: LiveVisit): Promise<void> {
  await db
    .insert(liveVisits)
    .values(visit)
    .onConflictDoUpdate({
      target: [liveVisits.documentId, liveVisits.sessionId],
      set: { visitedAt: visit.visitedAt },
    });
}

export interface VisitFilter {
  userId?: string;
  organizationId?: string;
  projectId?: string;
}

/** The documents that the person, or anybody in the project, visited since, newest first. */
export async function selectVisitedDocuments(
  db: Database,
  { userId, organizationId, projectId }: VisitFilter,
  since: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ documentId: liveVisits.documentId })
    .from(liveVisits)
    .where(
      and(
        userId === undefined ? undefined : eq(liveVisits.userId, userId),
        organizationId === undefined ? undefined : eq(liveVisits.organizationId, organizationId),
        projectId === undefined ? undefined : eq(liveVisits.projectId, projectId),
        gt(liveVisits.visitedAt, since),
      ),
    )
    .orderBy(desc(liveVisits.visitedAt))
    .limit(limit);
  return [...new Set(rows.map(({ documentId }) => documentId))];
}

/** Forgets visits before that time; answers how many. */
export async function deleteVisitsBefore(db: Database, before: string): Promise<number> {
  const rows = await db
    .delete(liveVisits)
    .where(lt(liveVisits.visitedAt, before))
    .returning({ documentId: liveVisits.documentId });
  return rows.length;
}
