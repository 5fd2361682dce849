import { eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../../../db/client.ts";
import { namesOf, projectRole } from "../../identity/index.ts";
import { documents } from "../docs/tables.ts";

const namesForReader = prepared((db) =>
  db
    .select({
      role: projectRole(documents, sql.placeholder("userId")),
      names: namesOf(sql.placeholder("peopleIds")),
    })
    .from(documents)
    .where(eq(documents.id, sql.placeholder("documentId")))
    .prepare("names_for_reader"),
);

/** The names of people by their ids; undefined when the document is not the caller's to see. */
export async function findNames(
  db: Database,
  request: { userId: string; documentId: string; peopleIds: string[] },
): Promise<Readonly<Record<string, string>> | undefined> {
  const [document] = await namesForReader(db).execute(request);
  return document?.role ? document.names : undefined;
}
