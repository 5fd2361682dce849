import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEvents } from "../../../platform/audit/tables.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, newTeam, type Person, testDatabase } from "../../../test/team.ts";
import { newProject } from "../../../test/workspace.ts";

let owner: Person;
beforeAll(async () => {
  owner = await newPerson();
});

interface Listed {
  items: { id: string; name: string }[];
  nextCursor: string | null;
}

async function list(person: Person, query = ""): Promise<Listed> {
  const { status, body } = await callApi("GET", `/api/v1/projects?${query}`, {
    token: person.token,
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function names(person: Person, query: string): Promise<string[]> {
  return (await list(person, query)).items.map((project) => project.name);
}

describe("projects", () => {
  it("are made in the personal organization when none is named", async () => {
    const { status, body } = await callApi("POST", "/api/v1/projects", {
      token: owner.token,
      body: { name: "  Shaftline  ", description: "Lifts" },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: "Shaftline",
      description: "Lifts",
      organizationId: owner.organizationId,
      role: "OWNER",
      archivedAt: null,
    });
  });

  it("are not made in an organization of others", async () => {
    const stranger = await newPerson();
    const { status } = await callApi("POST", "/api/v1/projects", {
      token: owner.token,
      body: { name: "Mine", organizationId: stranger.organizationId },
    });
    expect(status).toBe(404);
  });

  it.each(["updatedAt:desc", "createdAt:asc", "name:asc", "name:desc"])(
    "come page by page by %s, each once",
    async (sort) => {
      const person = await newPerson();
      for (const name of ["b", "a", "é", "ö", "b", "c"]) await newProject(person, name);
      const whole = await list(person, `sort=${sort}&limit=100`);
      const paged: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const page: Listed = await list(
          person,
          `sort=${sort}&limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`,
        );
        paged.push(...page.items.map((project) => project.id));
        cursor = page.nextCursor;
      }
      expect(paged).toEqual(whole.items.map((project) => project.id));
      expect(new Set(paged).size).toBe(6);
    },
  );

  it("are found by part of their name, wildcards taken literally", async () => {
    const person = await newPerson();
    for (const name of ["100% done", "Dispatch", "dispatch_desk"]) await newProject(person, name);
    expect((await names(person, "q=DISPATCH&sort=name:asc")).length).toBe(2);
    expect(await names(person, "q=%25")).toEqual(["100% done"]);
    expect(await names(person, "q=h_d")).toEqual(["dispatch_desk"]);
  });

  it("of others are never listed", async () => {
    const stranger = await newPerson();
    await newProject(owner, "Secret");
    expect(await names(stranger, "")).toEqual([]);
    expect(await names(stranger, `organizationId=${owner.organizationId}`)).toEqual([]);
  });

  it("leave the list when archived and come back when brought back", async () => {
    const person = await newPerson();
    const { id } = await newProject(person, "Old");
    const path = `/api/v1/projects/${id}`;
    expect((await callApi("DELETE", path, { token: person.token })).status).toBe(204);
    expect((await callApi("DELETE", path, { token: person.token })).status).toBe(204);
    expect(await names(person, "")).toEqual([]);
    expect(await names(person, "archived=true")).toEqual(["Old"]);
    await callApi("PATCH", path, { token: person.token, body: { archived: false } });
    expect(await names(person, "")).toEqual(["Old"]);
  });

  it("cannot be archived by an editor, also not through a patch", async () => {
    const team = await newTeam();
    const { id } = await newProject(team.OWNER);
    const answer = await callApi("PATCH", `/api/v1/projects/${id}`, {
      token: team.EDITOR.token,
      body: { archived: true },
    });
    expect(answer.status).toBe(403);
    expect(answer.body.error.details).toEqual({ permission: "project.archive" });
  });

  it.each(["x", "WyJub3QiXQ", "WyJcdTAwMDAiLCJhIl0", "WyIxIiwiYSJd"])(
    "refuse the cursor %s",
    async (cursor) => {
      const { status, body } = await callApi("GET", `/api/v1/projects?cursor=${cursor}`, {
        token: owner.token,
      });
      expect(status).toBe(400);
      expect(body.error.details.issues[0].path).toBe("query.cursor");
    },
  );

  it.each(["limit=0", "limit=101", "limit=x", "sort=id:asc", "archived=maybe", "q=%00"])(
    "refuse the query %s",
    async (query) => {
      const { status, body } = await callApi("GET", `/api/v1/projects?${query}`, {
        token: owner.token,
      });
      expect(status).toBe(400);
      expect(body.error.details.issues[0].path).toMatch(/^query\./);
    },
  );

  it("cost one round trip to read", async () => {
    const { id } = await newProject(owner);
    for (const path of ["/me", "/projects", `/projects/${id}`, `/projects/${id}/docs`]) {
      const { headers } = await callApi("GET", `/api/v1${path}`, { token: owner.token });
      expect(headers.get("Server-Timing"), path).toMatch(/desc="1"/);
    }
  });
});

describe("a project's documents", () => {
  it("are found by a part of their title, in either order, page after page", async () => {
    const { id } = await newProject(owner);
    for (const title of ["Alpha 100%", "beta", "Alpha 1000", "gamma"]) {
      const body = { type: "SRS", title };
      await callApi("POST", `/api/v1/projects/${id}/docs`, { token: owner.token, body });
    }
    const page = async (query: string) => {
      const path = `/api/v1/projects/${id}/docs?${query}`;
      const { body } = await callApi("GET", path, { token: owner.token });
      return {
        titles: body.items.map(({ title }: { title: string }) => title),
        next: body.nextCursor,
      };
    };
    expect((await page("q=ALPHA")).titles).toEqual(["Alpha 100%", "Alpha 1000"]);
    expect((await page("q=0%25")).titles).toEqual(["Alpha 100%"]);
    const first = await page("sort=createdAt:desc&limit=3");
    expect(first.titles).toEqual(["gamma", "Alpha 1000", "beta"]);
    const rest = await page(`sort=createdAt:desc&limit=3&cursor=${first.next}`);
    expect(rest).toEqual({ titles: ["Alpha 100%"], next: null });
  });
});

describe("a project's answers", () => {
  const name = (name: string) => ({ context: { product: { name } } });

  it("are not overwritten by an edit of older ones", async () => {
    const { id } = await newProject(owner);
    const path = `/api/v1/projects/${id}/context`;
    const put = (product: string, ifMatch: string) =>
      callApi("PUT", path, {
        token: owner.token,
        body: name(product),
        headers: { "If-Match": ifMatch },
      });
    const empty = await callApi("GET", path, { token: owner.token });
    const first = empty.headers.get("ETag") ?? "";
    const answers = await Promise.all(["a", "b", "c"].map((product) => put(product, first)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);

    const saved = answers.find(({ status }) => status === 200);
    const stale = await put("d", first);
    expect(stale.body.error).toMatchObject({
      code: "PRECONDITION_FAILED",
      details: { current: saved?.body },
    });
    const second = saved?.headers.get("ETag") ?? "";
    const next = await Promise.all(["e", "f"].map((product) => put(product, second)));
    expect(next.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await put("g", "*")).status).toBe(200);
    expect((await put("h", '"r1"')).body.error.details.issues[0].path).toBe("header.If-Match");
    expect((await put("h", '"2026-13-41T00:00:00.000Z"')).status).toBe(400);

    const saves = await testDatabase()
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.entityId, id), eq(auditEvents.action, "context.updated")));
    expect(saves).toHaveLength(3);
  });
});
