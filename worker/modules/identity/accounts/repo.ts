import {
  and,
  asc,
  desc,
  eq,
  type InferInsertModel,
  isNotNull,
  isNull,
  type Placeholder,
  sql,
} from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { type Database, prepared } from "../../../db/client.ts";
import { sha256Hex } from "../../../kernel/digest.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit } from "../../../platform/audit/repo.ts";
import {
  addressSalts,
  knownDevices,
  linkedAccounts,
  memberships,
  organizations,
  sessions,
  users,
  userTokens,
} from "../tables.ts";

/** Everything that begins with a new account. */
export interface NewAccount {
  user: InferInsertModel<typeof users>;
  organization: InferInsertModel<typeof organizations>;
  membership: InferInsertModel<typeof memberships>;
  session: InferInsertModel<typeof sessions>;
  device: InferInsertModel<typeof knownDevices>;
  audit: AuditRow;
  /** Of an address that is not confirmed yet. */
  verification?: InferInsertModel<typeof userTokens>;
  linked?: InferInsertModel<typeof linkedAccounts>;
  mail: readonly BatchItem<"pg">[];
}

/** Stores an account whole or not at all. */
export async function insertAccount(db: Database, account: NewAccount) {
  await db.batch([
    db.insert(users).values(account.user),
    db.insert(organizations).values(account.organization),
    db.insert(memberships).values(account.membership),
    db.insert(sessions).values(account.session),
    db.insert(knownDevices).values(account.device),
    insertAudit(db, account.audit),
    ...(account.verification ? [db.insert(userTokens).values(account.verification)] : []),
    ...(account.linked ? [db.insert(linkedAccounts).values(account.linked)] : []),
    ...account.mail,
  ]);
}

/** The salt of an address, for good, and who has confirmed it. */
export async function claimAddress(db: Database, email: string, freshSalt: string) {
  const addressHash = await sha256Hex(email.toLowerCase());
  const [[row], [holder]] = await db.batch([
    db
      .insert(addressSalts)
      .values({ addressHash, salt: freshSalt })
      .onConflictDoUpdate({
        target: addressSalts.addressHash,
        set: { salt: sql`${addressSalts.salt}` },
      })
      .returning({ salt: addressSalts.salt }),
    selectConfirmed(db, email),
  ]);
  return { salt: row?.salt ?? freshSalt, holder };
}

/** Who has confirmed an address. */
export async function findConfirmedHolder(db: Database, email: string) {
  const [holder] = await selectConfirmed(db, email);
  return holder;
}

function selectConfirmed(db: Database, email: string) {
  return db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(and(sql`lower(${users.email}) = lower(${email})`, isNotNull(users.emailVerifiedAt)));
}

/** The person and where they belong, their own organization first; one row per membership. */
export function membershipsOf(db: Database, userId: string | Placeholder) {
  return db
    .select({
      user: {
        id: users.id,
        email: users.email,
        emailVerified: sql<boolean>`${users.emailVerifiedAt} is not null`,
        name: users.name,
        deletesAt: users.deletesAt,
        platformRole: users.platformRole,
        exportMails: users.exportMails,
      },
      membership: {
        organizationId: organizations.id,
        organizationName: organizations.name,
        role: memberships.role,
      },
    })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(eq(users.id, userId))
    .orderBy(desc(organizations.personal), asc(memberships.createdAt), asc(organizations.id));
}

const membershipsOfUser = prepared((db) =>
  membershipsOf(db, sql.placeholder("userId")).prepare("memberships_of_user"),
);

/** What `membershipsOf` finds, by a query that is built once. */
export async function selectMemberships(db: Database, userId: string) {
  return await membershipsOfUser(db).execute({ userId });
}

/** Changes what a person is called and wants; a new name is recorded. */
export async function updateUser(
  db: Database,
  userId: string,
  change: { name: string; exportMails: boolean },
  audit: AuditRow | undefined,
): Promise<void> {
  await db.batch([
    db.update(users).set(change).where(eq(users.id, userId)),
    ...(audit ? [insertAudit(db, audit)] : []),
  ]);
}

/** Those whom a mail may tell of their exports: they want it, and the address is theirs. */
export function peopleForExportMail(db: Database) {
  return db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(
      and(
        eq(users.kind, "person"),
        eq(users.exportMails, true),
        isNotNull(users.emailVerifiedAt),
        isNull(users.disabledAt),
      ),
    )
    .as("people_for_export_mail");
}
