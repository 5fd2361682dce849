import { and, desc, eq, ilike, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { containing } from "../../../db/like.ts";
import type { Position } from "../../../kernel/pagination.ts";
import { type EmailStatus, emails } from "../../../platform/email/tables.ts";
import { selectSwitches } from "../../../platform/switches/repo.ts";
import { selectPlatformCaller } from "../access/repo.ts";
import { users } from "../tables.ts";

interface EmailFilter {
  contains: string | undefined;
  status: EmailStatus | undefined;
  after: Position;
  limit: number;
}

/** The caller, and one mail more than `limit`, the newest first. */
export async function selectPlatformEmails(db: Database, callerId: string, filter: EmailFilter) {
  const { contains, status, after, limit } = filter;
  const [[caller], rows] = await db.batch([
    selectPlatformCaller(db, callerId),
    db
      .select({
        id: emails.id,
        template: emails.template,
        recipient: emails.recipient,
        status: emails.status,
        attempts: emails.attempts,
        error: emails.error,
        canResend: sql<boolean>`${emails.status} = 'failed' and ${emails.data} <> '{}'::jsonb`,
        createdAt: emails.createdAt,
        sentAt: emails.sentAt,
      })
      .from(emails)
      .where(
        and(
          contains === undefined ? undefined : ilike(emails.recipient, containing(contains)),
          status && eq(emails.status, status),
          sql`(${emails.createdAt}, ${emails.id}) < (${after[0]}, ${after[1]})`,
        ),
      )
      .orderBy(desc(emails.createdAt), desc(emails.id))
      .limit(limit + 1),
  ]);
  return { caller, rows };
}

/** The caller, and whether a mail exists and what became of it. */
export async function findPlatformEmail(db: Database, callerId: string, emailId: string) {
  const [[caller], [email]] = await db.batch([
    selectPlatformCaller(db, callerId),
    db
      .select({ recipient: emails.recipient, template: emails.template, status: emails.status })
      .from(emails)
      .where(eq(emails.id, emailId)),
  ]);
  return { caller, email };
}

/** The caller, the switches that were set, and the names of those who set them. */
export async function selectSwitchesFor(db: Database, callerId: string) {
  const set = selectSwitches(db).as("set");
  const [[caller], rows] = await db.batch([
    selectPlatformCaller(db, callerId),
    db
      .select({
        name: set.name,
        enabled: set.enabled,
        changedAt: set.changedAt,
        changedBy: { id: set.changedBy, name: users.name },
      })
      .from(set)
      .innerJoin(users, eq(users.id, set.changedBy)),
  ]);
  return { caller, rows };
}
