import { and, eq } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { projectRole } from "../../identity/index.ts";
import { documents } from "../docs/tables.ts";
import { versions } from "../versions/tables.ts";

/** The text of a document's newest version, empty before the first; undefined for strangers. */
export async function findLatestText(
  db: Database,
  userId: string,
  documentId: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({
      role: projectRole(documents, userId),
      content: versions.content,
    })
    .from(documents)
    .leftJoin(
      versions,
      and(eq(versions.documentId, documents.id), eq(versions.number, documents.latestVersion)),
    )
    .where(eq(documents.id, documentId));
  return row === undefined || row.role === null ? undefined : (row.content ?? "");
}
