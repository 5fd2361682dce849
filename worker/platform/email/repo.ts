import { and, desc, eq, gte, type InferInsertModel, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { emails } from "./tables.ts";

export type EmailRow = InferInsertModel<typeof emails>;

export function insertEmail(db: Database, row: EmailRow) {
  return db.insert(emails).values(row);
}

/** Counts an attempt; undefined when the mail was sent or given up before. */
export async function claimEmail(db: Database, emailId: string) {
  const [row] = await db
    .update(emails)
    .set({ attempts: sql`${emails.attempts} + 1` })
    .where(and(eq(emails.id, emailId), eq(emails.status, "queued")))
    .returning();
  return row;
}

/** Records that a mail has left; what it said is kept only where a mailbox page shows it. */
export async function markEmailSent(
  db: Database,
  emailId: string,
  sent: { providerId: string | null; now: string; keepData: boolean },
): Promise<void> {
  await db
    .update(emails)
    .set({
      status: "sent",
      providerId: sent.providerId,
      sentAt: sent.now,
      error: null,
      ...(!sent.keepData && { data: {} }),
    })
    .where(eq(emails.id, emailId));
}

/** Records why a mail did not leave; `final` when it never will. */
export async function markEmailFailed(
  db: Database,
  emailId: string,
  failure: { error: string; final: boolean },
): Promise<void> {
  await db
    .update(emails)
    .set({ error: failure.error, ...(failure.final && { status: "failed", data: {} }) })
    .where(and(eq(emails.id, emailId), eq(emails.status, "queued")));
}

/** The newest mails since a moment. */
export async function selectEmails(
  db: Database,
  { since, limit }: { since: string; limit: number },
) {
  return db
    .select()
    .from(emails)
    .where(gte(emails.createdAt, since))
    .orderBy(desc(emails.createdAt), desc(emails.id))
    .limit(limit);
}
