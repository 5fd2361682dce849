import { and, desc, eq, gte, type InferInsertModel, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Database } from "../../db/client.ts";
import type { AuditRow } from "../audit/audit.ts";
import { insertAuditWhen } from "../audit/repo.ts";
import { emails } from "./tables.ts";

const hasData = sql`${emails.data} <> '{}'::jsonb`;

export type EmailRow = InferInsertModel<typeof emails>;

export function insertEmail(db: Database, row: EmailRow) {
  return db.insert(emails).values(row);
}

/** As `insertEmail`, but only when the sub-select `cause` finds a row. */
export function insertEmailWhen(db: Database, row: EmailRow, cause: SQL) {
  return db.execute(sql`
    insert into ${emails} (id, template, recipient, data, status, attempts, created_at)
    select ${row.id}, ${row.template}, ${row.recipient}, ${JSON.stringify(row.data)}::jsonb,
      ${row.status}, ${row.attempts}, ${row.createdAt}::timestamptz
    where exists ${cause}`);
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
    .set({ error: failure.error, ...(failure.final && { status: "failed" }) })
    .where(and(eq(emails.id, emailId), eq(emails.status, "queued")));
}

/** Records that mails which had left came back; saying so twice changes nothing. */
export async function markEmailsBounced(
  db: Database,
  bounces: readonly { emailId: string; reason: string }[],
): Promise<void> {
  if (bounces.length === 0) return;
  const ids = sql.param(bounces.map(({ emailId }) => emailId));
  const reasons = sql.param(bounces.map(({ reason }) => reason));
  await db.execute(sql`
    update ${emails} set status = 'failed', error = bounce.reason
    from unnest(${ids}::text[], ${reasons}::text[]) as bounce (id, reason)
    where ${emails.id} = bounce.id and ${emails.status} = 'sent'`);
}

/** Puts a mail that failed back into the queue's hands; false when it has not, or is too old. */
export async function requeueEmail(
  db: Database,
  emailId: string,
  statements: { outbox: BatchItem<"pg">; audit: AuditRow },
): Promise<boolean> {
  const failed = sql`(select 1 from ${emails} e where e.id = ${emailId} and e.status = 'failed'
    and e.data <> '{}'::jsonb)`;
  const [, , rows] = await db.batch([
    insertAuditWhen(db, statements.audit, failed),
    statements.outbox,
    db
      .update(emails)
      .set({ status: "queued", attempts: 0, error: null })
      .where(and(eq(emails.id, emailId), sql`exists ${failed}`))
      .returning({ id: emails.id }),
  ]);
  return (rows as unknown[]).length > 0;
}

/** Forgets what old mails that failed would have said, and whole mails that are older still. */
export async function forgetOldEmails(
  db: Database,
  { dataBefore, before, limit }: { dataBefore: string; before: string; limit: number },
): Promise<number> {
  const unsent = db
    .select({ id: emails.id })
    .from(emails)
    .where(and(eq(emails.status, "failed"), lt(emails.createdAt, dataBefore), hasData))
    .limit(limit);
  const old = db
    .select({ id: emails.id })
    .from(emails)
    .where(lt(emails.createdAt, before))
    .limit(limit);
  const [emptied, deleted] = await db.batch([
    db
      .update(emails)
      .set({ data: {} })
      .where(inArray(emails.id, unsent))
      .returning({ id: emails.id }),
    db.delete(emails).where(inArray(emails.id, old)).returning({ id: emails.id }),
  ]);
  return emptied.length + deleted.length;
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
