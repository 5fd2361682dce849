import { beforeEach, describe, expect, it } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { addToTeam, newTeam, type Person, type Team } from "../../../test/team.ts";
import { newDocument, newProject } from "../../../test/workspace.ts";

let team: Team;
let projectId: string;
beforeEach(async () => {
  team = await newTeam();
  projectId = (await newProject(team.OWNER)).id;
});

function path(userId?: string, of = projectId) {
  return `/api/v1/projects/${of}/members${userId === undefined ? "" : `/${userId}`}`;
}

function give(caller: Person, person: Person, role: string, of = projectId) {
  const body = { userId: person.id, role };
  return callApi("POST", path(undefined, of), { token: caller.token, body });
}

function change(caller: Person, person: Person, role: string) {
  return callApi("PATCH", path(person.id), { token: caller.token, body: { role } });
}

function takeBack(caller: Person, person: Person) {
  return callApi("DELETE", path(person.id), { token: caller.token });
}

describe("roles in a project", () => {
  it("count in that project and in no other, until they are taken back", async () => {
    const { OWNER, VIEWER } = team;
    const raised = await newDocument(OWNER);
    const other = await newDocument(OWNER);
    const given = await give(OWNER, VIEWER, "EDITOR", raised.projectId);
    expect(given.status).toBe(201);
    expect(given.body).toMatchObject({
      userId: VIEWER.id,
      role: "EDITOR",
      organizationRole: "VIEWER",
      projectRole: "EDITOR",
    });
    const { token } = VIEWER;
    const rename = (id: string) =>
      callApi("PATCH", `/api/v1/docs/${id}`, { token, body: { title: "Renamed" } });
    expect((await rename(raised.id)).status).toBe(200);
    expect((await rename(other.id)).status).toBe(403);
    const listed = await callApi("GET", "/api/v1/projects?limit=100", { token });
    const roles = listed.body.items.map(({ id, role }: { id: string; role: string }) => [id, role]);
    expect(roles).toContainEqual([raised.projectId, "EDITOR"]);
    expect(roles).toContainEqual([other.projectId, "VIEWER"]);
    const back = await callApi("DELETE", path(VIEWER.id, raised.projectId), { token: OWNER.token });
    expect(back.status).toBe(204);
    expect((await rename(raised.id)).status).toBe(403);
  });

  it("never take anything away: the higher of both counts", async () => {
    const { OWNER, EDITOR: person } = team;
    const { status } = await give(OWNER, person, "ADMIN");
    expect(status).toBe(201);
    const organization = `/api/v1/orgs/${team.organizationId}/members/${person.id}`;
    const { token } = OWNER;
    await callApi("PATCH", organization, { token, body: { role: "OWNER" } });
    const seen = await callApi("GET", `/api/v1/projects/${projectId}`, { token: person.token });
    expect(seen.body.role).toBe("OWNER");
    await callApi("PATCH", organization, { token, body: { role: "EDITOR" } });
    const again = await callApi("GET", `/api/v1/projects/${projectId}`, { token: person.token });
    expect(again.body.role).toBe("ADMIN");
    expect((await takeBack(OWNER, person)).status).toBe(204);
  });

  it("are refused when they are not higher, given twice, or not there", async () => {
    const { OWNER, EDITOR, VIEWER, stranger } = team;
    const low = await give(OWNER, EDITOR, "EDITOR");
    expect([low.status, low.body.error.details.reason]).toEqual([409, "not_higher"]);
    expect((await give(OWNER, VIEWER, "OWNER")).status).toBe(400);
    const both = await Promise.all([give(OWNER, VIEWER, "EDITOR"), give(OWNER, VIEWER, "ADMIN")]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await change(OWNER, VIEWER, "ADMIN")).body).toMatchObject({ role: "ADMIN" });
    expect((await takeBack(OWNER, VIEWER)).status).toBe(204);
    expect((await takeBack(OWNER, VIEWER)).status).toBe(404);
    expect((await change(OWNER, VIEWER, "ADMIN")).status).toBe(404);
    expect((await give(OWNER, stranger, "EDITOR")).status).toBe(404);
  });

  it("end with the membership, and do not come back with it", async () => {
    const { OWNER, VIEWER, organizationId } = team;
    const { token } = OWNER;
    const members = `/api/v1/orgs/${organizationId}/members`;
    await give(OWNER, VIEWER, "EDITOR");
    await callApi("DELETE", `${members}/${VIEWER.id}`, { token });
    const gone = await callApi("GET", path(), { token: VIEWER.token });
    expect(gone.status).toBe(404);
    await addToTeam(organizationId, VIEWER.id, "VIEWER");
    const back = await callApi("GET", `/api/v1/projects/${projectId}`, { token: VIEWER.token });
    expect(back.body.role).toBe("VIEWER");
  });

  it("are listed in pages beside the organization's, in one round trip, and found by name", async () => {
    const { OWNER, VIEWER } = team;
    await give(OWNER, VIEWER, "EDITOR");
    const first = await callApi("GET", `${path()}?limit=3`, { token: VIEWER.token });
    expect(first.headers.get("Server-Timing")).toContain('desc="1"');
    const cursor = first.body.nextCursor;
    const second = await callApi("GET", `${path()}?limit=3&cursor=${cursor}`, {
      token: VIEWER.token,
    });
    const items = [...first.body.items, ...second.body.items];
    expect(new Set(items.map(({ userId }) => userId)).size).toBe(4);
    expect(items.find(({ userId }) => userId === VIEWER.id)).toMatchObject({
      role: "EDITOR",
      organizationRole: "VIEWER",
      projectRole: "EDITOR",
    });
    const found = await callApi("GET", `${path()}?q=${VIEWER.email}`, { token: OWNER.token });
    expect(found.body.items).toHaveLength(1);
  });

  it("are given by those who are admins of the project only, and are in the audit log", async () => {
    const { OWNER, EDITOR, VIEWER } = team;
    expect((await give(EDITOR, VIEWER, "ADMIN")).status).toBe(403);
    await give(OWNER, VIEWER, "EDITOR");
    await give(OWNER, EDITOR, "ADMIN");
    expect((await change(EDITOR, VIEWER, "ADMIN")).status).toBe(200);
    const invite = await callApi("POST", `/api/v1/orgs/${team.organizationId}/invitations`, {
      token: EDITOR.token,
      body: { email: "somebody@example.com", role: "VIEWER" },
    });
    expect(invite.status).toBe(403);
    const log = await callApi("GET", `/api/v1/orgs/${team.organizationId}/audit?limit=50`, {
      token: OWNER.token,
    });
    const changed = log.body.items.find(
      ({ action }: { action: string }) => action === "project.member_role_changed",
    );
    expect(changed).toMatchObject({
      entityId: projectId,
      data: { email: VIEWER.email, before: "EDITOR", after: "ADMIN" },
    });
  });
});
