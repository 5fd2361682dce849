import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { moment } from "../../db/columns.ts";
import type { Permission, PlatformRole, Role } from "../../kernel/permissions.gen.ts";

/** Why a session is over before its time. */
export type SessionEnd =
  | "replayed"
  | "too_many"
  | "ended_elsewhere"
  | "password_changed"
  | "account_deleted"
  | "account_disabled"
  | "ended_by_administrator";

/** People. Several may claim an address; it belongs to the one who has confirmed it. */
export const users = pgTable(
  "users",
  {
    id: text().primaryKey(),
    /** `key`: what acts for an API key; it has no address and no password. */
    kind: text().$type<"person" | "key">().notNull().default("person"),
    email: text().notNull(),
    name: text().notNull(),
    passwordHash: text("password_hash").notNull(),
    emailVerifiedAt: moment("email_verified_at"),
    createdAt: moment("created_at").notNull(),
    deletesAt: moment("deletes_at"),
    /** Whether a mail tells the person of an export that waits to be fetched. */
    exportMails: boolean("export_mails").notNull().default(true),
    platformRole: text("platform_role").$type<PlatformRole>(),
    /** Since when the person may not use their account; a trigger refuses their sessions. */
    disabledAt: moment("disabled_at"),
    disabledReason: text("disabled_reason"),
  },
  (table) => [
    index("users_deletion").on(table.deletesAt).where(sql`deletes_at is not null`),
    index("users_disabled").on(table.disabledAt, table.id).where(sql`disabled_at is not null`),
    index("users_platform_role").on(table.platformRole).where(sql`platform_role is not null`),
    index("users_newest").on(table.createdAt, table.id).where(sql`kind = 'person'`),
    index("users_search").using(
      "gin",
      sql`${table.email} gin_trgm_ops`,
      sql`${table.name} gin_trgm_ops`,
    ),
    index("users_email").on(sql`lower(${table.email})`, table.createdAt),
    uniqueIndex("users_confirmed_email")
      .on(sql`lower(${table.email})`)
      .where(sql`email_verified_at is not null`),
  ],
);

/** The salt that all accounts of an address share, so that one derivation tries them all. */
export const addressSalts = pgTable("address_salts", {
  addressHash: text("address_hash").primaryKey(),
  salt: text().notNull(),
});

export const organizations = pgTable(
  "organizations",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    personal: boolean().notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    index("organizations_newest").on(table.createdAt, table.id),
    index("organizations_search").using("gin", sql`${table.name} gin_trgm_ops`),
  ],
);

export const memberships = pgTable(
  "memberships",
  {
    organizationId: text("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text().$type<Role>().notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.organizationId] }),
    index("memberships_organization").on(table.organizationId),
  ],
);

/** What members may do in one project beyond their role in its organization. */
export const projectMembers = pgTable(
  "project_members",
  {
    projectId: text("project_id").notNull(),
    userId: text("user_id").notNull(),
    organizationId: text("organization_id").notNull(),
    role: text().$type<Role>().notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.userId] }),
    foreignKey({
      name: "project_members_membership",
      columns: [table.userId, table.organizationId],
      foreignColumns: [memberships.userId, memberships.organizationId],
    }).onDelete("cascade"),
    index("project_members_membership").on(table.userId, table.organizationId),
  ],
);

export const sessions = pgTable(
  "sessions",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    familyHash: text("family_hash").notNull(),
    refreshTokenHash: text("refresh_token_hash").notNull(),
    userAgent: text("user_agent"),
    ipAddress: text("ip_address"),
    place: text(),
    createdAt: moment("created_at").notNull(),
    lastUsedAt: moment("last_used_at").notNull(),
    rotatedAt: moment("rotated_at"),
    expiresAt: moment("expires_at").notNull(),
    endedAt: moment("ended_at"),
    endedReason: text("ended_reason").$type<SessionEnd>(),
  },
  (table) => [
    uniqueIndex("sessions_family_hash_unique").on(table.familyHash),
    index("sessions_user").on(table.userId),
    index("sessions_expiry").on(table.expiresAt),
  ],
);

/** Single-use secrets of mailed links, by their hashes. */
export const userTokens = pgTable(
  "user_tokens",
  {
    hash: text().primaryKey(),
    kind: text().$type<"verify_email" | "reset_password" | "change_email">().notNull(),
    /** The address that the link was mailed to, where it is not the account's. */
    email: text(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (table) => [
    index("user_tokens_user").on(table.userId, table.kind),
    index("user_tokens_expiry").on(table.expiresAt),
  ],
);

/** Invitations to an organization; at most one to an address is open. */
export const invitations = pgTable(
  "invitations",
  {
    id: text().primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    email: text().notNull(),
    role: text().$type<Role>().notNull(),
    tokenHash: text("token_hash").notNull(),
    invitedBy: text("invited_by")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    closedAt: moment("closed_at"),
    outcome: text().$type<"accepted" | "declined" | "revoked" | "replaced">(),
  },
  (table) => [
    uniqueIndex("invitations_open")
      .on(table.organizationId, sql`lower(${table.email})`)
      .where(sql`closed_at is null`),
    index("invitations_inviter").on(table.invitedBy),
    index("invitations_organization").on(table.organizationId, table.createdAt, table.id),
  ],
);

/** Keys of programs, by the hashes of their secrets. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: text().primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text().notNull(),
    hint: text().notNull(),
    secretHash: text("secret_hash").notNull(),
    permissions: text().array().$type<Permission[]>().notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
  },
  (table) => [
    uniqueIndex("api_keys_secret_hash_unique").on(table.secretHash),
    index("api_keys_organization").on(table.organizationId, table.createdAt, table.id),
    index("api_keys_user").on(table.userId),
  ],
);

/** The second factor of a person: a sealed TOTP secret (RFC 6238), in force once confirmed. */
export const twoFactors = pgTable(
  "two_factors",
  {
    userId: text("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Begins with the id of the key that sealed it and a dot. */
    sealedSecret: text("sealed_secret").notNull(),
    /** The last time step whose code was used; each works once. */
    lastStep: integer("last_step").notNull(),
    createdAt: moment("created_at").notNull(),
    confirmedAt: moment("confirmed_at"),
  },
  (table) => [index("two_factors_sealing_key").on(sql`split_part(${table.sealedSecret}, '.', 1)`)],
);

/** Codes for who has lost their second factor, by their hashes; each is deleted when it is used. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.hash] })],
);

/** Accounts at providers that open an account here; their tokens are not kept. */
export const linkedAccounts = pgTable(
  "linked_accounts",
  {
    provider: text().notNull(),
    subject: text().notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The address there, so that people can tell their accounts apart. */
    email: text(),
    createdAt: moment("created_at").notNull(),
    lastUsedAt: moment("last_used_at"),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.subject] }),
    uniqueIndex("linked_accounts_user").on(table.userId, table.provider),
  ],
);

/** What a way in that takes several requests remembers between them, by the hash of a secret. */
export const ceremonies = pgTable(
  "ceremonies",
  {
    hash: text().primaryKey(),
    kind: text()
      .$type<"oauth" | "oauth_proof" | "passkey_registration" | "passkey_sign_in">()
      .notNull(),
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [
    index("ceremonies_user").on(table.userId),
    index("ceremonies_expiry").on(table.expiresAt),
  ],
);

/** Passkeys (WebAuthn): public keys of devices that verify the person. */
export const passkeys = pgTable(
  "passkeys",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    credentialId: text("credential_id").notNull(),
    publicKey: text("public_key").notNull(),
    /** How often the device says it was used; zero where it does not count. */
    counter: bigint({ mode: "number" }).notNull(),
    name: text().notNull(),
    backedUp: boolean("backed_up").notNull(),
    createdAt: moment("created_at").notNull(),
    lastUsedAt: moment("last_used_at"),
  },
  (table) => [
    uniqueIndex("passkeys_credential_id_unique").on(table.credentialId),
    index("passkeys_user").on(table.userId, table.createdAt, table.id),
  ],
);

/** The kinds of devices that a person has signed in from, so that a new one is told by mail. */
export const knownDevices = pgTable(
  "known_devices",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** A browser and its system, and the country: such as `Firefox on Windows, SE`. */
    device: text().notNull(),
    firstSeenAt: moment("first_seen_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.device] })],
);
