import { evictDurableObject } from "cloudflare:test";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { memberships } from "../../worker/modules/identity/tables.ts";
import { callApi } from "../../worker/test/api-client.ts";
import {
  newPerson,
  newTeam,
  type Person,
  type Team,
  testDatabase,
} from "../../worker/test/team.ts";
import { newDocument } from "../../worker/test/workspace.ts";
import { handshake, newTicket, openEditor, openSocket, putDraft, roomOf } from "./live-fixture.ts";

/** Sooner than the room asks by itself. */
const soonEnoughMs = 2_500;

function logOut({ refreshToken }: Person) {
  return callApi("POST", "/api/v1/auth/logout", { body: { refreshToken } });
}

function endMembership({ OWNER, organizationId }: Team, { id }: Person) {
  const path = `/api/v1/orgs/${organizationId}/members/${id}`;
  return callApi("DELETE", path, { token: OWNER.token });
}

/** Without anybody telling the rooms. */
async function loseMembership({ organizationId }: Team, { id }: Person) {
  const isIt = and(eq(memberships.organizationId, organizationId), eq(memberships.userId, id));
  await testDatabase().delete(memberships).where(isIt);
}

const losses: [
  string,
  number,
  (team: Team, document: { id: string; projectId: string }) => Promise<unknown>,
][] = [
  ["logs out", 4401, ({ EDITOR }) => logOut(EDITOR)],
  [
    "becomes a viewer",
    4403,
    ({ EDITOR, OWNER, organizationId }) =>
      callApi("PATCH", `/api/v1/orgs/${organizationId}/members/${EDITOR.id}`, {
        token: OWNER.token,
        body: { role: "VIEWER" },
      }),
  ],
  [
    "is disabled",
    4401,
    ({ EDITOR, PLATFORM_ADMIN }) =>
      callApi("POST", `/api/v1/admin/users/${EDITOR.id}/disable`, {
        token: PLATFORM_ADMIN.token,
        body: { reason: "The account is not used by its owner." },
      }),
  ],
  ["leaves the organization", 4403, (team) => endMembership(team, team.EDITOR)],
  [
    "loses the project",
    4404,
    ({ OWNER }, { projectId }) =>
      callApi("PATCH", `/api/v1/projects/${projectId}`, {
        token: OWNER.token,
        body: { archived: true },
      }),
  ],
  [
    "loses the document",
    4404,
    ({ OWNER }, { id }) => callApi("DELETE", `/api/v1/docs/${id}`, { token: OWNER.token }),
  ],
];

describe("somebody who", { timeout: 15_000 }, () => {
  it.concurrent.each(losses)("%s is out at once, with %i", async (_, code, lose) => {
    const team = await newTeam();
    const document = await newDocument(team.OWNER);
    const { id } = document;
    const editor = await openSocket(id, team.EDITOR);
    const owner = await openSocket(id, team.OWNER);
    await lose(team, document);
    const startedAt = Date.now();
    const closed = await editor.closed;
    expect(Date.now() - startedAt).toBeLessThan(soonEnoughMs);
    expect(closed.code).toBe(code);
    expect(closed.reason).toMatch(/\.$/);
    expect(owner.socket.readyState === 1).toBe(code !== 4404);
  });
});

it("comes back at once as what a role in the project makes of them", async () => {
  const team = await newTeam();
  const { id, projectId } = await newDocument(team.OWNER);
  const members = `/api/v1/projects/${projectId}/members`;
  const { token } = team.OWNER;
  const reader = await openSocket(id, team.VIEWER);
  await callApi("POST", members, { token, body: { userId: team.VIEWER.id, role: "EDITOR" } });
  const startedAt = Date.now();
  expect((await reader.closed).code).toBe(4403);
  const editor = await openEditor(id, team.VIEWER);
  editor.text.insert(0, "Raised ");
  await expect.poll(async () => (await roomOf(id).read())?.content).toMatch(/^Raised /);
  const { closed } = await openSocket(id, team.VIEWER);
  await callApi("DELETE", `${members}/${team.VIEWER.id}`, { token });
  expect((await closed).code).toBe(4403);
  expect(Date.now() - startedAt).toBeLessThan(2 * soonEnoughMs);
  expect((await putDraft(id, team.VIEWER, "No more")).status).toBe(403);
});

it("does not come in again by a ticket from before", async () => {
  const team = await newTeam();
  const { id } = await newDocument(team.OWNER);
  const { closed } = await openSocket(id, team.EDITOR);
  const ticket = await newTicket(id, team.EDITOR);
  await endMembership(team, team.EDITOR);
  await closed;
  expect((await handshake(id, `ticket=${ticket}`)).status).toBe(401);
});

it("is out at once of a room that sleeps", async () => {
  const team = await newTeam();
  const { id } = await newDocument(team.OWNER);
  const { closed } = await openSocket(id, team.EDITOR);
  await evictDurableObject(roomOf(id));
  await endMembership(team, team.EDITOR);
  expect((await closed).code).toBe(4403);
});

it("is out at once when the room is told", async () => {
  const team = await newTeam();
  const { id } = await newDocument(team.OWNER);
  const { closed } = await openSocket(id, team.EDITOR);
  await logOut(team.EDITOR);
  await roomOf(id).revokeGrants();
  expect((await closed).code).toBe(4401);
});

it("neither sees nor writes anything after the room has slept", async () => {
  const team = await newTeam();
  const { id } = await newDocument(team.OWNER, "# Title\n");
  const gone = await openEditor(id, team.EDITOR);
  const owner = await openEditor(id, team.OWNER);
  await evictDurableObject(roomOf(id));
  await loseMembership(team, team.EDITOR);
  gone.text.insert(0, "too late");
  await expect.poll(() => gone.provider.wsconnected).toBe(false);
  owner.text.insert(0, "secret ");
  await expect.poll(async () => (await roomOf(id).read())?.content).toBe("secret # Title\n");
  expect(gone.text.toString()).toBe("too late# Title\n");
});

describe("a ticket is refused", () => {
  async function ticket(id: string, { token }: Person) {
    return callApi("POST", `/api/v1/docs/${id}/live-ticket`, { token });
  }

  it("to a session that has ended, though its access token still works", async () => {
    const person = await newPerson();
    const { id } = await newDocument(person);
    await logOut(person);
    const { status, body } = await ticket(id, person);
    expect(status).toBe(401);
    expect(body.error.details.reason).toBe("session");
  });

  it("in an archived project", async () => {
    const person = await newPerson();
    const { id, projectId } = await newDocument(person);
    const { token } = person;
    await callApi("PATCH", `/api/v1/projects/${projectId}`, { token, body: { archived: true } });
    const { status, body } = await ticket(id, person);
    expect(status).toBe(409);
    expect(body.error.details.reason).toBe("archived");
  });
});
