import { eq, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { isForeignKeyViolation } from "../../../db/errors.ts";
import { drafts } from "./tables.ts";

export interface DraftSnapshot {
  documentId: string;
  content: string;
  revision: number;
  updatedAt: string;
  updatedBy: string | null;
}

/**
 * Takes the room's state over unless Postgres already has it or a newer one; a draft whose document
 * is gone has nowhere to go, and that is no error.
 */
export async function upsertDraft(db: Database, snapshot: DraftSnapshot): Promise<void> {
  const upsert = db
    .insert(drafts)
    .values(snapshot)
    .onConflictDoUpdate({
      target: drafts.documentId,
      set: {
        content: snapshot.content,
        revision: snapshot.revision,
        updatedAt: snapshot.updatedAt,
        updatedBy: snapshot.updatedBy,
      },
      setWhere: sql`${drafts.revision} < excluded.revision`,
    });
  try {
    await upsert;
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error;
  }
}

export async function findDraft(db: Database, documentId: string) {
  const [row] = await db.select().from(drafts).where(eq(drafts.documentId, documentId));
  return row;
}
