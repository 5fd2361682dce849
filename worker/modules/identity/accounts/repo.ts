import { asc, desc, eq, type InferInsertModel, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { type Database, prepared } from "../../../db/client.ts";
import { isUniqueViolation } from "../../../db/errors.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit } from "../../../platform/audit/repo.ts";
import { EmailTakenError } from "../errors.ts";
import { memberships, organizations, sessions, users, userTokens } from "../tables.ts";

/** Everything that begins with a new account. */
export interface NewAccount {
  user: InferInsertModel<typeof users>;
  organization: InferInsertModel<typeof organizations>;
  membership: InferInsertModel<typeof memberships>;
  session: InferInsertModel<typeof sessions>;
  audit: AuditRow;
  verification: InferInsertModel<typeof userTokens>;
  mail: readonly BatchItem<"pg">[];
}

/** Stores an account whole or not at all; throws CONFLICT when its e-mail is taken in any case. */
export async function insertAccount(db: Database, account: NewAccount) {
  try {
    await db.batch([
      db.insert(users).values(account.user),
      db.insert(organizations).values(account.organization),
      db.insert(memberships).values(account.membership),
      db.insert(sessions).values(account.session),
      insertAudit(db, account.audit),
      db.insert(userTokens).values(account.verification),
      ...account.mail,
    ]);
  } catch (cause) {
    if (isUniqueViolation(cause, "users_email_unique")) throw new EmailTakenError(cause);
    throw cause;
  }
}

const membershipsOfUser = prepared((db) =>
  db
    .select({
      user: { id: users.id, email: users.email, name: users.name },
      membership: {
        organizationId: organizations.id,
        organizationName: organizations.name,
        role: memberships.role,
      },
    })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(eq(users.id, sql.placeholder("userId")))
    .orderBy(desc(organizations.personal), asc(memberships.createdAt), asc(organizations.id))
    .prepare("memberships_of_user"),
);

/** The person and where they belong, their own organization first; one row per membership. */
export async function selectMemberships(db: Database, userId: string) {
  return await membershipsOfUser(db).execute({ userId });
}
