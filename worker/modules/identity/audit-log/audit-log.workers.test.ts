import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, newTeam, type Team, testContext, testPassword } from "../../../test/team.ts";
import { newProject } from "../../../test/workspace.ts";

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

interface Event {
  action: string;
  actor: { id: string; name: string } | null;
  outcome: string;
  entityId: string;
  data: Record<string, unknown>;
  ipAddress: string | null;
  userAgent: string | null;
}

async function audit(query = "", { OWNER, organizationId }: Team = team): Promise<Event[]> {
  const path = `/api/v1/orgs/${organizationId}/audit?${query}`;
  const { status, body } = await callApi("GET", path, { token: OWNER.token });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.items;
}

/** The newest event of a query, which is written after the answer that it tells about. */
async function soon(query: string, of: Team = team): Promise<Event> {
  const events = await vi.waitUntil(async () => {
    const found = await audit(query, of);
    return found.length > 0 && found;
  });
  return events[0] as Event;
}

describe("the audit log", () => {
  it("tells who changed what, before and after, and from where", async () => {
    const path = `/api/v1/orgs/${team.organizationId}/members/${team.VIEWER.id}`;
    await callApi("PATCH", path, {
      token: team.ADMIN.token,
      body: { role: "EDITOR" },
      headers: { "CF-Connecting-IP": "203.0.113.7", "User-Agent": "Firefox" },
    });
    const [event] = await audit(`subject=member&entityId=${team.VIEWER.id}`);
    expect(event).toMatchObject({
      action: "member.role_changed",
      actor: { id: team.ADMIN.id, name: "Admin" },
      outcome: "done",
      data: { before: "VIEWER", after: "EDITOR" },
      ipAddress: "203.0.113.7",
      userAgent: "Firefox",
    });
  });

  it("notes log-ins that failed, without what was typed", async () => {
    const { OWNER } = team;
    const wrong = { email: OWNER.email.toUpperCase(), password: "six elevators at once" };
    await callApi("POST", "/api/v1/auth/login", { body: wrong });
    const event = await soon("outcome=failed");
    expect(event).toMatchObject({
      action: "session.refused",
      actor: null,
      entityId: OWNER.id,
      data: { email: OWNER.email },
    });
    expect(JSON.stringify(event)).not.toContain(wrong.password);
  });

  it("notes what was denied, where it was tried", async () => {
    const project = await newProject(team.OWNER);
    const denied = await callApi("DELETE", `/api/v1/projects/${project.id}`, {
      token: team.EDITOR.token,
    });
    expect(denied.status).toBe(403);
    const event = await soon(`outcome=denied&actorId=${team.EDITOR.id}`);
    expect(event).toMatchObject({
      action: "access.denied",
      entityId: project.id,
      data: { method: "DELETE", permission: "project.archive" },
    });
  });

  it("notes a wrong password behind a session in the person's own organization", async () => {
    const body = { currentPassword: "not the password", newPassword: "four gantries under rain" };
    await callApi("POST", "/api/v1/me/password", { token: team.OWNER.token, body });
    const event = await soon(`outcome=denied&actorId=${team.OWNER.id}`);
    expect(event.data).toMatchObject({ route: "/api/v1/me/password", reason: "credentials" });
  });

  it("is filtered by time and read in pages without gaps", async () => {
    const fresh = await newTeam();
    for (const name of ["One", "Two", "Three"]) await newProject(fresh.OWNER, name);
    const all = await audit("limit=100", fresh);
    const actions = all.map(({ action }) => action);
    expect(actions).toEqual([...Array(3).fill("project.created"), "user.signed_up"]);
    const pages: Event[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? "limit=1" : `limit=1&cursor=${cursor}`;
      const path = `/api/v1/orgs/${fresh.organizationId}/audit?${query}`;
      const { body } = await callApi("GET", path, { token: fresh.OWNER.token });
      pages.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(pages).toEqual(all);
    expect(await audit("from=2100-01-01T00:00:00.000Z", fresh)).toEqual([]);
    expect(await audit("to=2020-01-01T00:00:00.000Z", fresh)).toEqual([]);
  });

  it("is handed out as CSV", async () => {
    const { OWNER, organizationId } = await newTeam();
    await newProject(OWNER, "=1+1");
    const path = `/api/v1/orgs/${organizationId}/audit/export?subject=project`;
    const { body, headers } = await callApi("GET", path, { token: OWNER.token });
    expect(headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    const [head, line, ...rest] = String(body).split("\r\n");
    expect(head).toMatch(/^time,actor_id,actor,action,outcome/);
    expect(line).toContain(`,${OWNER.id},Owner,project.created,done,project,`);
    expect(rest).toEqual([""]);
  });

  it("can be neither changed nor shortened in the database", async () => {
    const { db } = testContext();
    for (const statement of [
      sql`update audit_events set action = 'x'`,
      sql`delete from audit_events`,
      sql`truncate audit_events`,
    ]) {
      // The Worker's role may not; for the owner of the table, a trigger refuses it.
      const asWorker = db.batch([db.execute(statement)]);
      await expect(asWorker).rejects.toThrow("permission denied");
      const asOwner = db.batch([db.execute(sql`set local role none`), db.execute(statement)]);
      await expect(asOwner).rejects.toThrow("never change");
    }
  });

  it("says nothing about whether an address has an account", async () => {
    const person = await newPerson();
    const [known, unknown] = await Promise.all(
      [person.email, "nobody@nowhere.example"].map((email) =>
        callApi("POST", "/api/v1/auth/login", { body: { email, password: `${testPassword}!` } }),
      ),
    );
    expect(known?.headers.get("Server-Timing")?.replace(/dur=[\d.]+/, "")).toBe(
      unknown?.headers.get("Server-Timing")?.replace(/dur=[\d.]+/, ""),
    );
  });
});
