import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { mailedToken, mailTo } from "../../../test/mailbox.ts";
import { newPerson, newTeam, type Person, type Team } from "../../../test/team.ts";

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

function invite(caller: Person, email: string, role = "EDITOR") {
  return callApi("POST", `/api/v1/orgs/${team.organizationId}/invitations`, {
    token: caller.token,
    body: { email, role },
  });
}

function answer(token: string, verb: "accept" | "decline", person?: Person) {
  return callApi("POST", `/api/v1/invitations/${token}/${verb}`, { token: person?.token });
}

function offer(token: string) {
  return callApi("GET", `/api/v1/invitations/${token}`);
}

describe("an invitation", () => {
  it("is mailed, read without an account, and accepted by the invited person", async () => {
    const person = await newPerson("Ji-woo Han");
    const { status, body } = await invite(team.ADMIN, person.email.toUpperCase());
    expect(status).toBe(201);
    expect(JSON.stringify(body)).not.toMatch(/token/i);
    const token = await mailedToken(person.email.toUpperCase());
    expect((await offer(token)).body).toMatchObject({
      invitedBy: "Admin",
      organizationName: "Owner's workspace",
      role: "EDITOR",
    });
    const accepted = await answer(token, "accept", person);
    expect(accepted.body).toEqual({ organizationId: team.organizationId, role: "EDITOR" });
    const seen = await callApi("GET", `/api/v1/orgs/${team.organizationId}`, {
      token: person.token,
    });
    expect(seen.body.role).toBe("EDITOR");
    expect((await answer(token, "accept", person)).status).toBe(404);
    expect((await invite(team.ADMIN, person.email)).body.error.details.reason).toBe(
      "already_member",
    );
  });

  it("is for one address only", async () => {
    const [person, other] = await Promise.all([newPerson(), newPerson()]);
    await invite(team.OWNER, person.email);
    const token = await mailedToken(person.email);
    const refused = await answer(token, "accept", other);
    expect(refused.status).toBe(403);
    expect(refused.body.error.details.reason).toBe("other_address");
    const guessed = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
    expect((await offer(guessed)).status).toBe(404);
    expect((await answer(token, "accept", person)).status).toBe(200);
  });

  it("can be declined by whoever has the link", async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    await invite(team.OWNER, email);
    const token = await mailedToken(email);
    expect((await answer(token, "decline")).status).toBe(204);
    expect((await offer(token)).status).toBe(404);
  });

  it("is revoked at once, and replaced by a newer one to the same address", async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    await invite(team.OWNER, email);
    const first = await mailedToken(email);
    const { body } = await invite(team.OWNER, email.toUpperCase(), "VIEWER");
    expect((await offer(first)).status).toBe(404);
    const second = await mailedToken(email.toUpperCase());
    expect((await offer(second)).body.role).toBe("VIEWER");
    const path = `/api/v1/orgs/${team.organizationId}/invitations`;
    const listed = await callApi("GET", path, { token: team.ADMIN.token });
    const open = listed.body.items.filter((item: { email: string }) => /^[^@]+/.test(item.email));
    expect(open[0]).toMatchObject({ id: body.id, role: "VIEWER", invitedBy: { name: "Owner" } });
    expect(
      (await callApi("DELETE", `${path}/${body.id}`, { token: team.ADMIN.token })).status,
    ).toBe(204);
    expect((await offer(second)).status).toBe(404);
  });

  it("does not make owners by an admin's word, and escapes what people call themselves", async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    expect((await invite(team.ADMIN, email, "OWNER")).status).toBe(403);
    const host = await newPerson('<img src=x onerror="alert(1)">');
    await callApi("POST", `/api/v1/orgs/${host.organizationId}/invitations`, {
      token: host.token,
      body: { email, role: "VIEWER" },
    });
    const [mail] = await mailTo(email);
    expect(mail?.html).not.toContain("<img");
  });

  it("makes one member when it is accepted twice at once, and none when it was revoked", async () => {
    const person = await newPerson();
    await invite(team.OWNER, person.email);
    const token = await mailedToken(person.email);
    const answers = await Promise.all([
      answer(token, "accept", person),
      answer(token, "accept", person),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    const email = `${crypto.randomUUID()}@example.com`;
    const { id } = (await invite(team.OWNER, email)).body;
    const other = await mailedToken(email);
    const path = `/api/v1/orgs/${team.organizationId}`;
    const { token: owner } = team.OWNER;
    const ends = await Promise.all([
      callApi("DELETE", `${path}/invitations/${id}`, { token: owner }),
      callApi("DELETE", `${path}/invitations/${id}`, { token: owner }),
      answer(other, "decline"),
    ]);
    expect(ends.filter(({ status }) => status === 204)).toHaveLength(1);
    const noted = await callApi("GET", `${path}/audit?action=invitation`, { token: owner });
    const ofThis = noted.body.items.filter(({ entityId }: { entityId: string }) => entityId === id);
    expect(ofThis).toHaveLength(2);
  });
});
