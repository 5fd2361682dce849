import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { mailedToken } from "../../../test/mailbox.ts";
import { addToTeam, newPerson, newTeam, type Person, type Team } from "../../../test/team.ts";

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

async function newOrganization(owner: Person): Promise<string> {
  const { status, body } = await callApi("POST", "/api/v1/orgs", {
    token: owner.token,
    body: { name: "Halden Lift Service" },
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({ personal: false, role: "OWNER", memberCount: 1 });
  return body.id;
}

function invite(caller: Person, organizationId: string, email: string, role: string) {
  return callApi("POST", `/api/v1/orgs/${organizationId}/members`, {
    token: caller.token,
    body: { email, role },
  });
}

function change(caller: Person, organizationId: string, person: Person, role: string) {
  return callApi("PATCH", `/api/v1/orgs/${organizationId}/members/${person.id}`, {
    token: caller.token,
    body: { role },
  });
}

function remove(caller: Person, organizationId: string, person: Person) {
  return callApi("DELETE", `/api/v1/orgs/${organizationId}/members/${person.id}`, {
    token: caller.token,
  });
}

describe("members", () => {
  it("are invited by e-mail, with one answer whether there is an account or not", async () => {
    const [owner, colleague] = await Promise.all([newPerson(), newPerson("Ji-woo Han")]);
    const organizationId = await newOrganization(owner);
    const nobody = `${crypto.randomUUID()}@example.com`;
    const answers = [];
    for (const email of [colleague.email, nobody]) {
      const { status, body, headers } = await invite(owner, organizationId, email, "VIEWER");
      expect(body).toMatchObject({ email, role: "VIEWER", invitedBy: { id: owner.id } });
      answers.push([
        status,
        Object.keys(body),
        headers.get("Server-Timing")?.match(/desc=.*/)?.[0],
      ]);
    }
    expect(answers[0]).toEqual(answers[1]);
    const seen = await callApi("GET", `/api/v1/orgs/${organizationId}`, { token: owner.token });
    expect(seen.body.memberCount).toBe(1);
    const secret = await mailedToken(colleague.email);
    const { token } = colleague;
    const accepted = await callApi("POST", `/api/v1/invitations/${secret}/accept`, { token });
    expect(accepted.status).toBeLessThan(300);
    const twice = await invite(owner, organizationId, colleague.email.toUpperCase(), "ADMIN");
    expect([twice.status, twice.body.error.details.reason]).toEqual([409, "already_member"]);
  });

  it("are listed in pages, found by name, and hidden from strangers", async () => {
    const first = await callApi("GET", `/api/v1/orgs/${team.organizationId}/members?limit=3`, {
      token: team.VIEWER.token,
    });
    expect(first.body.items).toHaveLength(3);
    expect(first.headers.get("Server-Timing")).toContain('desc="1"');
    const second = await callApi(
      "GET",
      `/api/v1/orgs/${team.organizationId}/members?limit=3&cursor=${first.body.nextCursor}`,
      { token: team.VIEWER.token },
    );
    const ids = [...first.body.items, ...second.body.items].map(({ userId }) => userId);
    expect(new Set(ids)).toEqual(
      new Set([team.OWNER.id, team.ADMIN.id, team.EDITOR.id, team.VIEWER.id]),
    );
    const found = await callApi("GET", `/api/v1/orgs/${team.organizationId}/members?q=edit`, {
      token: team.VIEWER.token,
    });
    expect(found.body.items.map(({ userId }: { userId: string }) => userId)).toEqual([
      team.EDITOR.id,
    ]);
    const none = await callApi("GET", `/api/v1/orgs/${team.organizationId}/members?q=%25`, {
      token: team.VIEWER.token,
    });
    expect(none.body.items).toEqual([]);
    const hidden = await callApi("GET", `/api/v1/orgs/${team.organizationId}/members`, {
      token: team.stranger.token,
    });
    expect(hidden.status).toBe(404);
  });

  it("become owners through owners only", async () => {
    const [owner, admin, editor] = await Promise.all([newPerson(), newPerson(), newPerson()]);
    const organizationId = await newOrganization(owner);
    await addToTeam(organizationId, admin.id, "ADMIN");
    expect((await invite(admin, organizationId, editor.email, "OWNER")).status).toBe(403);
    await addToTeam(organizationId, editor.id, "EDITOR");
    expect((await change(admin, organizationId, editor, "OWNER")).status).toBe(403);
    expect((await change(admin, organizationId, owner, "VIEWER")).status).toBe(403);
    expect((await remove(admin, organizationId, owner)).status).toBe(403);
    expect((await change(owner, organizationId, editor, "OWNER")).status).toBe(200);
  });

  it("may leave, and what they saw is gone at once", async () => {
    const [owner, colleague] = await Promise.all([newPerson(), newPerson()]);
    const organizationId = await newOrganization(owner);
    await addToTeam(organizationId, colleague.id, "VIEWER");
    expect((await remove(colleague, organizationId, colleague)).status).toBe(204);
    const answer = await callApi("GET", `/api/v1/orgs/${organizationId}`, {
      token: colleague.token,
    });
    expect(answer.status).toBe(404);
    expect((await remove(owner, organizationId, colleague)).status).toBe(404);
  });
});

describe("the last owner", () => {
  it("can neither leave nor step down", async () => {
    const owner = await newPerson();
    const organizationId = await newOrganization(owner);
    for (const answer of [
      await remove(owner, organizationId, owner),
      await change(owner, organizationId, owner, "ADMIN"),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.body.error.details.reason).toBe("last_owner");
    }
    const kept = await callApi("GET", `/api/v1/orgs/${organizationId}`, { token: owner.token });
    expect(kept.body.role).toBe("OWNER");
  });

  it("is one of two who unmake each other at the same moment", async () => {
    const [first, second] = await Promise.all([newPerson(), newPerson()]);
    const organizationId = await newOrganization(first);
    await addToTeam(organizationId, second.id, "OWNER");
    const answers = await Promise.all([
      change(first, organizationId, second, "VIEWER"),
      change(second, organizationId, first, "VIEWER"),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const members = await callApi("GET", `/api/v1/orgs/${organizationId}/members`, {
      token: first.token,
    });
    const roles = members.body.items.map(({ role }: { role: string }) => role);
    expect(roles.filter((role: string) => role === "OWNER")).toHaveLength(1);
  });
});
