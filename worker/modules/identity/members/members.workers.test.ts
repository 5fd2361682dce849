import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { mailedToken } from "../../../test/mailbox.ts";
import { newPerson, newTeam, type Person, type Team } from "../../../test/team.ts";
import { newProject } from "../../../test/workspace.ts";

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

function add(caller: Person, organizationId: string, person: Person, role: string) {
  return callApi("POST", `/api/v1/orgs/${organizationId}/members`, {
    token: caller.token,
    body: { email: person.email.toUpperCase(), role },
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
  it("are added by e-mail in any case and see the organization's projects at once", async () => {
    const [owner, colleague] = await Promise.all([newPerson(), newPerson("Ji-woo Han")]);
    const organizationId = await newOrganization(owner);
    const added = await add(owner, organizationId, colleague, "VIEWER");
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({
      userId: colleague.id,
      name: "Ji-woo Han",
      email: colleague.email,
      role: "VIEWER",
    });
    const project = await newProject({ ...owner, organizationId });
    const seen = await callApi("GET", `/api/v1/orgs/${organizationId}`, { token: colleague.token });
    expect(seen.body).toMatchObject({ role: "VIEWER", memberCount: 2 });
    expect(project.id).toBeTruthy();
  });

  it("cannot be added twice, nor without an account", async () => {
    const [owner, colleague] = await Promise.all([newPerson(), newPerson()]);
    const organizationId = await newOrganization(owner);
    await add(owner, organizationId, colleague, "EDITOR");
    const twice = await add(owner, organizationId, colleague, "ADMIN");
    expect(twice.status).toBe(409);
    expect(twice.body.error.details.reason).toBe("already_member");
    const nobody = { ...colleague, email: "nobody-at-all@example.com" };
    expect((await add(owner, organizationId, nobody, "EDITOR")).status).toBe(404);
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
    await add(owner, organizationId, admin, "ADMIN");
    expect((await add(admin, organizationId, editor, "OWNER")).status).toBe(403);
    expect((await add(admin, organizationId, editor, "EDITOR")).status).toBe(201);
    expect((await change(admin, organizationId, editor, "OWNER")).status).toBe(403);
    expect((await change(admin, organizationId, owner, "VIEWER")).status).toBe(403);
    expect((await remove(admin, organizationId, owner)).status).toBe(403);
    expect((await change(owner, organizationId, editor, "OWNER")).status).toBe(200);
  });

  it("may leave, and what they saw is gone at once", async () => {
    const [owner, colleague] = await Promise.all([newPerson(), newPerson()]);
    const organizationId = await newOrganization(owner);
    await add(owner, organizationId, colleague, "VIEWER");
    expect((await remove(colleague, organizationId, colleague)).status).toBe(204);
    const answer = await callApi("GET", `/api/v1/orgs/${organizationId}`, {
      token: colleague.token,
    });
    expect(answer.status).toBe(404);
    expect((await remove(owner, organizationId, colleague)).status).toBe(404);
  });
});

describe("somebody who is removed", () => {
  it("is removed once by two who do it at once, and noted once", async () => {
    const [owner, colleague] = await Promise.all([newPerson(), newPerson()]);
    const organizationId = await newOrganization(owner);
    await add(owner, organizationId, colleague, "EDITOR");
    const twice = await Promise.all([1, 2].map(() => remove(owner, organizationId, colleague)));
    expect(twice.map(({ status }) => status).sort()).toEqual([204, 404]);
    const path = `/api/v1/orgs/${organizationId}/audit?subject=member`;
    const { body } = await callApi("GET", path, { token: owner.token });
    const actions = body.items.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(["member.removed", "member.added"]);
  });

  it("finds no way back through invitations that they sent or got", async () => {
    const [owner, leaver, friend] = await Promise.all([newPerson(), newPerson(), newPerson()]);
    const organizationId = await newOrganization(owner);
    const invite = async (caller: Person, { email }: Person, role = "VIEWER") => {
      const body = { email, role };
      const options = { token: caller.token, body };
      const { status } = await callApi(
        "POST",
        `/api/v1/orgs/${organizationId}/invitations`,
        options,
      );
      expect(status).toBe(201);
      return await mailedToken(email);
    };
    const offered = async (token: string) =>
      (await callApi("GET", `/api/v1/invitations/${token}`)).status;
    const ownWay = await invite(owner, leaver);
    await add(owner, organizationId, leaver, "ADMIN");
    const friends = await invite(leaver, friend);
    expect([await offered(ownWay), await offered(friends)]).toEqual([200, 200]);
    expect((await change(owner, organizationId, leaver, "EDITOR")).status).toBe(200);
    expect([await offered(ownWay), await offered(friends)]).toEqual([200, 404]);
    expect((await remove(owner, organizationId, leaver)).status).toBe(204);
    expect(await offered(ownWay)).toBe(404);
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
    await add(first, organizationId, second, "OWNER");
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
