import { eq } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { projectRole, selectPeople } from "../../identity/index.ts";
import { documents } from "../docs/tables.ts";

/** The names of people by their ids; undefined when the document is not the caller's to see. */
export async function findNames(
  db: Database,
  request: { userId: string; documentId: string; peopleIds: string[] },
): Promise<Map<string, string> | undefined> {
  const [document, people] = await db.batch([
    db
      .select({ role: projectRole(documents, request.userId) })
      .from(documents)
      .where(eq(documents.id, request.documentId)),
    selectPeople(db, request.peopleIds),
  ]);
  return document[0]?.role ? new Map(people.map(({ id, name }) => [id, name])) : undefined;
}
