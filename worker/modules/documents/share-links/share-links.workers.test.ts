import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { newTeam, type Person, type Team, testDatabase } from "../../../test/team.ts";
import { newDocument, newVersion } from "../../../test/workspace.ts";
import { shareLinks } from "./tables.ts";

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

function share(versionId: string, body: unknown = {}, person: Person = team.OWNER) {
  return callApi("POST", `/api/v1/versions/${versionId}/links`, { token: person.token, body });
}

function open(token: string, headers: Record<string, string> = {}) {
  return callApi("GET", `/share/${token}`, { headers });
}

/** Adds a picture of one pixel; answers its address. */
async function addImage(person: Person, docId: string): Promise<string> {
  const png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const answer = await callApi("POST", `/api/v1/docs/${docId}/images`, {
    token: person.token,
    rawBody: Uint8Array.from(atob(png), (character) => character.charCodeAt(0)),
    headers: { "Content-Type": "image/png" },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.url;
}

describe("a public link", () => {
  it("shows the version to anybody, without scripts, and tells its address to nobody", async () => {
    const text =
      "# Spec\n\n## 1 Needs\n\nFR-001 It <script>alert(1)</script> [x](javascript:alert(1)).\n";
    const version = await newVersion(team.OWNER, text);
    const link = await share(version.id);
    expect(link.status).toBe(201);
    expect(link.body.url).toBe(`http://localhost:8787/share/${link.body.token}`);
    const page = await open(link.body.token);
    expect(page.status).toBe(200);
    expect(page.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(page.body).toContain("Needs");
    expect(page.body).toContain("@media print");
    expect(page.body).not.toMatch(/<script|href="javascript/);
    const policy = page.headers.get("Content-Security-Policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src");
    expect(page.headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(page.headers.get("X-Robots-Tag")).toContain("noindex");
    expect(page.headers.get("Server-Timing")).toContain('desc="1"');
  });

  it("shows the document's images in the page itself, and no other organization's", async () => {
    const document = await newDocument(team.OWNER);
    const image = await addImage(team.OWNER, document.id);
    const foreign = await addImage(team.stranger, (await newDocument(team.stranger)).id);
    await callApi("PUT", `/api/v1/docs/${document.id}/draft`, {
      token: team.OWNER.token,
      body: { content: `# Spec\n\n![Ours](${image})\n\n![Theirs](${foreign})\n` },
      headers: { "If-Match": "*" },
    });
    const published = await callApi("POST", `/api/v1/docs/${document.id}/publish`, {
      token: team.OWNER.token,
      body: {},
    });
    const { body } = await share(published.body.id);
    const page = await open(body.token);
    expect(page.body.match(/<img [^>]*>/g)).toEqual([
      expect.stringMatching(/alt="Ours".*src="data:image\/png;base64,/),
    ]);
    expect(page.headers.get("Content-Security-Policy")).toContain("img-src data:");
  });

  it("is asked about every time and sent again only when it changed", async () => {
    const version = await newVersion(team.OWNER);
    const { body } = await share(version.id);
    const first = await open(body.token);
    const etag = first.headers.get("ETag") ?? "";
    expect(first.headers.get("Cache-Control")).toBe("private, no-cache");
    expect((await open(body.token, { "If-None-Match": etag })).status).toBe(304);
    expect((await open(body.token, { "If-None-Match": `W/${etag}` })).status).toBe(304);
    await callApi("DELETE", `/api/v1/links/${body.id}`, { token: team.EDITOR.token });
    const gone = await open(body.token, { "If-None-Match": etag });
    expect(gone.status).toBe(410);
    expect(gone.body).toContain("This link was taken back");
  });

  it("is found by search engines only when asked for", async () => {
    const version = await newVersion(team.OWNER);
    const { body } = await share(version.id, { indexable: true });
    expect((await open(body.token)).headers.get("X-Robots-Tag")).toBeNull();
  });

  it("expires, and refuses to be made expired", async () => {
    const version = await newVersion(team.OWNER);
    const past = await share(version.id, { expiresAt: "2020-01-01T00:00:00.000Z" });
    expect(past.status).toBe(400);
    expect(past.body.error.details.issues[0].path).toBe("body.expiresAt");
    const { body } = await share(version.id, { expiresAt: "2099-01-01T00:00:00.000Z" });
    expect((await open(body.token)).status).toBe(200);
    await testDatabase()
      .update(shareLinks)
      .set({ expiresAt: "2026-01-01T00:00:00.000Z" })
      .where(eq(shareLinks.id, body.id));
    const expired = await open(body.token);
    expect(expired.status).toBe(410);
    expect(expired.body).toContain("This link has expired");
    expect(expired.body).toContain("2026-01-01 00:00 UTC");
  });

  it("rests while the project is archived", async () => {
    const version = await newVersion(team.OWNER);
    const { body } = await share(version.id);
    const archive = (archived: boolean) =>
      callApi("PATCH", `/api/v1/projects/${version.projectId}`, {
        token: team.OWNER.token,
        body: { archived },
      });
    await archive(true);
    expect((await open(body.token)).status).toBe(410);
    await archive(false);
    expect((await open(body.token)).status).toBe(200);
  });

  it.each(["x", "%00", "a".repeat(43), "a".repeat(5_000), "..%2f..%2fapi"])(
    "is a page that says so where there is none: %s",
    async (token) => {
      const answer = await open(token);
      expect(answer.status).toBe(404);
      expect(answer.headers.get("Content-Type")).toContain("text/html");
      expect(answer.body).toContain("There is no document at this address");
    },
  );

  it("is kept as a hash only, and listed without its token", async () => {
    const version = await newVersion(team.OWNER);
    const { body } = await share(version.id);
    const [row] = await testDatabase().select().from(shareLinks).where(eq(shareLinks.id, body.id));
    expect(JSON.stringify(row)).not.toContain(body.token);
    const list = await callApi("GET", `/api/v1/versions/${version.id}/links`, {
      token: team.EDITOR.token,
    });
    expect(list.body.items).toMatchObject([{ id: body.id, createdBy: { name: "Owner" } }]);
    expect(JSON.stringify(list.body)).not.toContain(body.token);
  });

  it("is listed newest first, page by page, and revoked once", async () => {
    const version = await newVersion(team.OWNER);
    const made = [await share(version.id), await share(version.id), await share(version.id)];
    const ids = made.map(({ body }) => body.id).reverse();
    const path = `/api/v1/versions/${version.id}/links?limit=2`;
    const first = await callApi("GET", path, { token: team.OWNER.token });
    const second = await callApi("GET", `${path}&cursor=${first.body.nextCursor}`, {
      token: team.OWNER.token,
    });
    const listed = [...first.body.items, ...second.body.items];
    expect(listed.map(({ id }: { id: string }) => id)).toEqual(ids);
    const revoke = () => callApi("DELETE", `/api/v1/links/${ids[0]}`, { token: team.ADMIN.token });
    expect((await revoke()).status).toBe(204);
    const before = await callApi("GET", path, { token: team.OWNER.token });
    expect((await revoke()).status).toBe(204);
    const after = await callApi("GET", path, { token: team.OWNER.token });
    expect(after.body.items[0].revokedAt).toBe(before.body.items[0].revokedAt);
  });
});
