import { eq } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { succeedJob } from "../../../platform/jobs/repo.ts";
import { memberRole } from "../../identity/index.ts";
import { projectContexts } from "../context/tables.ts";
import { documents } from "../docs/tables.ts";

/** What the writer needs: the document's title and prompt pack, and the project's context. */
export async function findGenerationSource(db: Database, documentId: string) {
  const [row] = await db
    .select({
      id: documents.id,
      organizationId: documents.organizationId,
      title: documents.title,
      promptPack: documents.promptPack,
      context: projectContexts.contextJson,
    })
    .from(documents)
    .leftJoin(projectContexts, eq(projectContexts.projectId, documents.projectId))
    .where(eq(documents.id, documentId));
  return row;
}

/** What the checks need, with the caller's role; undefined outside the caller's organizations. */
export async function findCheckSource(db: Database, userId: string, documentId: string) {
  const [row] = await db
    .select({
      id: documents.id,
      organizationId: documents.organizationId,
      title: documents.title,
      promptPack: documents.promptPack,
      context: projectContexts.contextJson,
      role: memberRole(documents.organizationId, userId),
    })
    .from(documents)
    .leftJoin(projectContexts, eq(projectContexts.projectId, documents.projectId))
    .where(eq(documents.id, documentId));
  return row?.role ? row : undefined;
}

export async function finishGeneration(
  db: Database,
  jobId: string,
  result: { documentId: string; revision: number },
  now: string,
): Promise<void> {
  await succeedJob(db, jobId, { result, label: "Written", now });
}
