import { env } from "cloudflare:workers";
import { openDatabase } from "../db/client.ts";
import { readEnv } from "../env.ts";
import { type Role, roles } from "../kernel/permissions.gen.ts";
import { memberships } from "../modules/identity/tables.ts";
import { callApi } from "./api-client.ts";

export interface Person {
  id: string;
  email: string;
  token: string;
  refreshToken: string;
  organizationId: string;
}

export const testPassword = "reed-pen-and-anvil-42";

let people = 0;

/** The database that the Worker under test uses. */
export function testDatabase() {
  return openDatabase(readEnv(env).database, { count: 0, durationMs: 0 });
}

/** Signs somebody up whom no other test knows. */
export async function newPerson(name = "Mara Okonjo"): Promise<Person> {
  people += 1;
  const email = `person-${people}-${crypto.randomUUID()}@example.com`;
  const { status, body } = await callApi("POST", "/api/v1/auth/signup", {
    body: { email, password: testPassword, name },
  });
  if (status !== 201) throw new Error(`sign-up answered ${status}: ${JSON.stringify(body)}`);
  return {
    id: body.user.id,
    email,
    token: body.accessToken,
    refreshToken: body.refreshToken,
    organizationId: body.organization.id,
  };
}

/** An organization with a person in each role, and somebody from another one. */
export type Team = Record<Role | "stranger", Person> & { organizationId: string };

/** Makes a team whose organization is the owner's. */
export async function newTeam(): Promise<Team> {
  const [owner, admin, editor, viewer, stranger] = await Promise.all([
    newPerson("Owner"),
    newPerson("Admin"),
    newPerson("Editor"),
    newPerson("Viewer"),
    newPerson("Stranger"),
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
  return { ...people, stranger, organizationId: owner.organizationId };
}
