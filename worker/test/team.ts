import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Buffer } from "node:buffer";
import { scryptSync } from "node:crypto";
import { eq } from "drizzle-orm";
import { newId } from "../kernel/ids.ts";
import { type PlatformRole, platformRoles, type Role, roles } from "../kernel/permissions.gen.ts";
import { insertAccount } from "../modules/identity/accounts/repo.ts";
import { newLinkToken } from "../modules/identity/recovery/link-tokens.ts";
import { deviceKey } from "../modules/identity/sessions/describe-device.ts";
import { newSession } from "../modules/identity/sessions/new-session.ts";
import { memberships, users } from "../modules/identity/tables.ts";
import { auditRow } from "../platform/audit/audit.ts";
import { systemContext } from "../system-context.ts";

export interface Person {
  id: string;
  email: string;
  token: string;
  refreshToken: string;
  organizationId: string;
}

export const testPassword = "reed-pen-and-anvil-42";

// Its own parameters say that checking it costs next to nothing; hundreds of tests log in.
const salt = Buffer.alloc(16);
const key = scryptSync(testPassword, salt, 32, { N: 2, r: 8, p: 1 });
const base64 = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
const passwordHash = `$scrypt$ln=1,r=8,p=1$${base64(salt)}$${base64(key)}`;

const unknownClient = { userAgent: null, ipAddress: null, place: null };

let people = 0;

/** The database that the Worker under test uses. */
export function testDatabase() {
  return testContext().db;
}

/** What work outside of a request gets. */
export function testContext() {
  return systemContext(env, createExecutionContext(), "test");
}

/** A new person with a session whom no other test knows. */
export async function newPerson(name = "Mara Okonjo"): Promise<Person> {
  people += 1;
  const ctx = testContext();
  const createdAt = ctx.now.toISOString();
  const user = {
    id: newId("user"),
    email: `person-${people}-${crypto.randomUUID()}@example.com`,
    name,
  };
  const organizationId = newId("organization");
  const session = await newSession(ctx, user.id, unknownClient);
  const verification = await newLinkToken(ctx, "verify_email", user.id);
  await insertAccount(ctx.db, {
    verification: verification.row,
    mail: [],
    user: { ...user, passwordHash, createdAt },
    organization: { id: organizationId, name: `${name}'s workspace`, personal: true, createdAt },
    membership: { organizationId, userId: user.id, role: "OWNER", createdAt },
    session: session.row,
    device: { userId: user.id, device: deviceKey(unknownClient), firstSeenAt: createdAt },
    audit: auditRow(session.user, {
      organizationId,
      action: "user.signed_up",
      entityType: "user",
      entityId: user.id,
    }),
  });
  const { accessToken: token, refreshToken = "" } = session.tokens;
  return { id: user.id, email: user.email, token, refreshToken, organizationId };
}

/** Makes somebody a member without the invitation that they would accept. */
export async function addToTeam(organizationId: string, userId: string, role: Role): Promise<void> {
  const createdAt = new Date().toISOString();
  await testDatabase().insert(memberships).values({ organizationId, userId, role, createdAt });
}

/** An organization with a person in each role, others from elsewhere, and one of each platform role. */
export type Team = Record<Role | PlatformRole | "stranger" | "disabled", Person> & {
  organizationId: string;
};

/** Makes a team whose organization is the owner's. */
export async function newTeam(): Promise<Team> {
  const [owner, admin, editor, viewer, stranger, disabled, moderator, administrator] =
    await Promise.all([
      newPerson("Owner"),
      newPerson("Admin"),
      newPerson("Editor"),
      newPerson("Viewer"),
      newPerson("Stranger"),
      newPerson("Disabled"),
      newPerson("Moderator"),
      newPerson("Administrator"),
    ]);
  const people = { OWNER: owner, ADMIN: admin, EDITOR: editor, VIEWER: viewer };
  await testDatabase()
    .insert(memberships)
    .values(
      roles
        .filter((role) => role !== "OWNER")
        .map((role) => ({
          organizationId: owner.organizationId,
          userId: people[role].id,
          role,
          createdAt: new Date().toISOString(),
        })),
    );
  const ofPlatform = { MODERATOR: moderator, PLATFORM_ADMIN: administrator };
  for (const platformRole of platformRoles) {
    const isThem = eq(users.id, ofPlatform[platformRole].id);
    await testDatabase().update(users).set({ platformRole }).where(isThem);
  }
  const { organizationId } = owner;
  return { ...people, ...ofPlatform, stranger, disabled, organizationId };
}
