import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person } from "../../../test/team.ts";
import { newDocument } from "../../../test/workspace.ts";

const texts = [
  "# Spec\n\n## 1 Scope\n\nPhones are shared.\n\n## 2 Old\n\nGone soon.\n",
  "# Spec\n\n## 1 Scope\n\nTablets are shared.\n",
  "# Spec\n\n## 1 Scope\n\nTablets are shared.\n\n## 2 Signatures\n\nSigned on site.\n",
];

let owner: Person;
let docId: string;
const ids: string[] = [];

async function write(content: string) {
  await callApi("PUT", `/api/v1/docs/${docId}/draft`, {
    token: owner.token,
    body: { content },
    headers: { "If-Match": "*" },
  });
}

beforeAll(async () => {
  owner = await newPerson();
  docId = (await newDocument(owner, texts[0])).id;
  for (const text of texts) {
    await write(text);
    const { body } = await callApi("POST", `/api/v1/docs/${docId}/publish`, {
      token: owner.token,
      body: {},
    });
    ids.push(body.id);
  }
});

function diff(versionId: string | undefined, query = "", headers = {}) {
  return callApi("GET", `/api/v1/versions/${versionId}/diff${query}`, {
    token: owner.token,
    headers,
  });
}

describe("GET /versions/:versionId/diff", () => {
  it("compares with the version before unless told otherwise", async () => {
    const { status, body, headers } = await diff(ids[1]);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      from: { versionId: ids[0], number: 1 },
      to: { versionId: ids[1], number: 2 },
      granularity: "word",
      sectionCounts: { added: 0, removed: 1, moved: 0, changed: 1, same: 1 },
    });
    expect(body.sections[1].blocks.at(-1).changes.slice(0, 2)).toEqual([
      { type: "removed", text: "Phones" },
      { type: "added", text: "Tablets" },
    ]);
    expect(headers.get("Server-Timing")).toContain('desc="1"');
  });

  it("calls everything new in version 1", async () => {
    const { body } = await diff(ids[0], "?against=previous");
    expect(body.from).toBeNull();
    expect(body.sectionCounts).toEqual({ added: 3, removed: 0, moved: 0, changed: 0, same: 0 });
  });

  it("compares any two, in either direction, and one with itself", async () => {
    expect((await diff(ids[2], `?against=${ids[0]}`)).body.sections.at(-1).type).toBe("added");
    expect((await diff(ids[0], `?against=${ids[2]}`)).body.from.number).toBe(3);
    const { body } = await diff(ids[0], `?against=${ids[0]}`);
    expect(body.sectionCounts.same).toBe(3);
  });

  it("says what the draft changes", async () => {
    await write("# Spec\n\nA draft.\n");
    const { body } = await diff(ids[0], "?against=draft");
    expect(body.from.number).toBe(1);
    expect(body.to).toMatchObject({ versionId: null, number: null });
    expect(body.sectionCounts.removed).toBe(2);
  });

  it("is a unified diff as Markdown, by header or by query", async () => {
    const byHeader = await diff(ids[1], "", { Accept: "text/markdown" });
    expect(byHeader.headers.get("Content-Type")).toContain("text/markdown");
    expect(byHeader.headers.get("Vary")).toContain("Accept");
    expect(byHeader.body).toBe(
      [
        "# Changes from version 1 to version 2",
        "",
        "Sections: 0 added, 1 removed, 0 moved, 1 changed, 1 the same.",
        "",
        "## Changed: 1 Scope",
        "",
        "```diff",
        " ## 1 Scope",
        "-Phones are shared.",
        "+Tablets are shared.",
        "```",
        "",
        "## Removed: 2 Old",
        "",
        "```diff",
        "-## 2 Old",
        "-Gone soon.",
        "```",
        "",
      ].join("\n"),
    );
    expect((await diff(ids[1], "?format=markdown")).body).toBe(byHeader.body);
    const json = await diff(ids[1], "?format=json", { Accept: "text/markdown" });
    expect(json.body.from.number).toBe(1);
  });

  it("knows no version of another document, and no other words", async () => {
    const other = await newDocument(owner, "# Other\n");
    const { body } = await callApi("POST", `/api/v1/docs/${other.id}/publish`, {
      token: owner.token,
      body: {},
    });
    expect((await diff(ids[1], `?against=${body.id}`)).status).toBe(404);
    expect((await diff(ids[1], "?against=ver_01jd3k5z8fe9v9w9q2m4x7c1ab")).status).toBe(404);
    expect((await diff(ids[1], "?against=yesterday")).status).toBe(400);
    const stranger = await newPerson();
    const answer = await callApi("GET", `/api/v1/versions/${ids[1]}/diff?against=${ids[0]}`, {
      token: stranger.token,
    });
    expect(answer.status).toBe(404);
  });
});

describe("POST /versions/:versionId/restore", () => {
  it("makes the old text the draft, once, and leaves the versions alone", async () => {
    const restore = () =>
      callApi("POST", `/api/v1/versions/${ids[0]}/restore`, { token: owner.token });
    const first = await restore();
    expect(first.status).toBe(200);
    const draft = await callApi("GET", `/api/v1/docs/${docId}/draft`, { token: owner.token });
    expect(draft.body.content).toBe(texts[0]);
    expect(draft.body.revision).toBe(first.body.revision);
    expect((await restore()).body.revision).toBe(first.body.revision);
    const newest = await callApi("GET", `/api/v1/versions/${ids[2]}`, { token: owner.token });
    expect(newest.body.content).toBe(texts[2]);
  });
});
