import { beforeAll, expect, it } from "vitest";
import { openEditor } from "../../../../durable/document-room/live-fixture.ts";
import { callApi } from "../../../test/api-client.ts";
import { newTeam, type Person, type Team } from "../../../test/team.ts";
import { newDocument } from "../../../test/workspace.ts";

const content = "# Title\n\n## One\n\nfirst\n\n## Two\n\nsecond\n";

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

async function read(id: string) {
  return (await callApi("GET", `/api/v1/docs/${id}/draft`, { token: team.OWNER.token })).body;
}

function patch(id: string, sectionId: string, body: object, person: Person = team.EDITOR) {
  const path = `/api/v1/docs/${id}/draft/sections/${encodeURIComponent(sectionId)}`;
  return callApi("PATCH", path, { token: person.token, body });
}

async function hashOf(id: string, sectionId: string): Promise<string> {
  const { sections } = await read(id);
  return sections.find((section: { id: string }) => section.id === sectionId).hash;
}

it("passes when the section is unchanged, whatever happened elsewhere", async () => {
  const { id } = await newDocument(team.OWNER, content);
  const baseHash = await hashOf(id, "title.two");
  const live = await openEditor(id, team.OWNER);
  live.text.insert(content.indexOf("first"), "the very ");
  await expect.poll(async () => (await read(id)).revision).toBe(2);
  const saved = await patch(id, "title.two", { content: "## Two\n\nchanged\n", baseHash });
  expect(saved.status).toBe(200);
  expect(saved.body).toMatchObject({ revision: 3, updatedBy: team.EDITOR.id });
  expect(saved.headers.get("ETag")).toBe('"r3"');
  const whole = "# Title\n\n## One\n\nthe very first\n\n## Two\n\nchanged\n";
  expect((await read(id)).content).toBe(whole);
  await expect.poll(() => live.text.toString()).toBe(whole);
});

it("is refused with the current text when the section itself was changed", async () => {
  const { id } = await newDocument(team.OWNER, content);
  const baseHash = await hashOf(id, "title.one");
  const edits = ["a", "b"].map((word) => ({ content: `## One\n\n${word}\n\n`, baseHash }));
  const answers = await Promise.all(edits.map((edit) => patch(id, "title.one", edit)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  const { current } = answers.find(({ status }) => status === 412)?.body.error.details ?? {};
  expect(current).toEqual({
    id: "title.one",
    hash: await hashOf(id, "title.one"),
    content: expect.stringMatching(/^## One\n\n[ab]\n\n$/),
  });
  const again = { content: "## One\n\nboth\n\n", baseHash: current.hash };
  expect((await patch(id, "title.one", again)).status).toBe(200);
});

it("is refused with what stands there when the heading was changed or the section is gone", async () => {
  const { id } = await newDocument(team.OWNER, content);
  const baseHash = await hashOf(id, "title.one");
  const edit = { content: "## One\n\nmine\n\n", baseHash };
  const live = await openEditor(id, team.OWNER);
  const at = content.indexOf("One");
  live.text.insert(at + "One".length, " and only");
  await expect.poll(async () => (await read(id)).revision).toBe(2);
  const renamed = await patch(id, "title.one", edit);
  expect(renamed.status).toBe(412);
  const { current } = renamed.body.error.details;
  expect(current).toMatchObject({ id: "title.one-and-only", content: expect.any(String) });
  const again = { ...edit, baseHash: current.hash };
  expect((await patch(id, current.id, again)).status).toBe(200);
  const gone = await patch(id, "title.one-and-only", edit);
  expect(gone).toMatchObject({ status: 412 });
  expect(gone.body.error.details).toMatchObject({
    current: null,
    draft: { content: (await read(id)).content, revision: 3 },
  });
});

it("is not found for sections, documents and people that are not there", async () => {
  const { id } = await newDocument(team.OWNER, content);
  const edit = { content: "x", baseHash: "0000000000000000" };
  for (const unknown of ["title.three", "%", "../..", "x".repeat(900)]) {
    expect((await patch(id, unknown, edit)).status, unknown).toBe(404);
  }
  expect((await patch(id, "title.one", edit, team.stranger)).status).toBe(404);
  expect((await patch(id, "title.one", edit, team.VIEWER)).status).toBe(403);
});

it("refuses what would be too long", async () => {
  const { id } = await newDocument(team.OWNER, content);
  const baseHash = await hashOf(id, "title.one");
  const answer = await patch(id, "title.one", { content: "x".repeat(5_300_000), baseHash });
  expect(answer.status).toBe(413);
  expect(answer.body.error.message).toMatch(/5 MB/);
});
