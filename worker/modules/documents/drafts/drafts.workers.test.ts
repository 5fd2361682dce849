import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { documentRoom } from "../../../../durable/document-room/client.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, newTeam, type Person, testContext, testDatabase } from "../../../test/team.ts";
import { newDocument } from "../../../test/workspace.ts";
import { putDraft } from "./put-draft.ts";
import { findDraft } from "./repo.ts";

let owner: Person;
beforeAll(async () => {
  owner = await newPerson();
});

function put(docId: string, content: string, ifMatch?: string, person = owner) {
  return callApi("PUT", `/api/v1/docs/${docId}/draft`, {
    token: person.token,
    body: { content },
    headers: ifMatch === undefined ? {} : { "If-Match": ifMatch },
  });
}

function get(docId: string, person = owner) {
  return callApi("GET", `/api/v1/docs/${docId}/draft`, { token: person.token });
}

describe("a draft", () => {
  it("starts empty at revision 0", async () => {
    const { id } = await newDocument(owner, "");
    const { status, body, headers } = await get(id);
    expect(status).toBe(200);
    expect(body).toEqual({
      content: "",
      revision: 0,
      sections: [],
      updatedAt: null,
      updatedBy: null,
    });
    expect(headers.get("ETag")).toBe('"r0"');
  });

  it("keeps every character and lists its sections", async () => {
    const { id } = await newDocument(owner, "");
    const content = "# 한국어 😀\r\n\n```\n# no heading\n```\n\n## العربية\n\ttext  \n";
    const saved = await put(id, content, '"r0"');
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({ revision: 1, updatedBy: owner.id });
    const { body } = await get(id);
    expect(body.content).toBe(content);
    expect(body.sections).toMatchObject(saved.body.sections);
    expect(body.sections.map((section: { heading: string }) => section.heading)).toEqual([
      "한국어 😀",
      "العربية",
    ]);
  });

  it("takes an edit of work that began long ago", async () => {
    const { id } = await newDocument(owner, "");
    const actor = { kind: "user", userId: owner.id, sessionId: "" } as const;
    const ctx = { ...testContext(), actor, now: new Date(Date.now() - 600_000) };
    const input = { docId: id, content: "late\n", ifMatch: 0 };
    expect(await putDraft({ ctx, input })).toMatchObject({ revision: 1 });
  });

  it("asks for If-Match and for a readable one", async () => {
    const { id } = await newDocument(owner, "");
    const missing = await put(id, "a");
    expect(missing.status).toBe(428);
    expect(missing.body.error.code).toBe("PRECONDITION_REQUIRED");
    const odd = await put(id, "a", "r1");
    expect(odd.status).toBe(400);
    expect(odd.body.error.details.issues[0].path).toBe("header.If-Match");
  });

  it("answers a stale edit with the current revision and text", async () => {
    const { id } = await newDocument(owner, "first\n");
    const stale = await put(id, "second\n", '"r0"');
    expect(stale.status).toBe(412);
    expect(stale.body.error.details.current).toMatchObject({ revision: 1, content: "first\n" });
  });

  it("lets exactly one of many edits from one revision through", async () => {
    const { id } = await newDocument(owner, "first\n");
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => put(id, `edit ${index}\n`, '"r1"')),
    );
    const winners = answers.filter((answer) => answer.status === 200);
    expect(winners).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 412)).toHaveLength(11);
    expect((await get(id)).body.revision).toBe(2);
  });

  it("refuses text that cannot be stored", async () => {
    const { id } = await newDocument(owner, "");
    for (const content of ["a\u0000b", "a\ud800b"]) {
      const answer = await put(id, content, "*");
      expect(answer.status).toBe(400);
      expect(answer.body.error.details.issues[0].path).toBe("body.content");
    }
  });

  it("does not let a viewer or a stranger edit, also right after somebody may", async () => {
    const team = await newTeam();
    const { id } = await newDocument(team.OWNER, "first\n");
    expect((await put(id, "by the editor\n", "*", team.EDITOR)).status).toBe(200);
    expect((await put(id, "x", "*", team.VIEWER)).status).toBe(403);
    expect((await put(id, "x", "*", team.VIEWER)).status).toBe(403);
    expect((await put(id, "x", "*", team.stranger)).status).toBe(404);
    expect((await get(id, team.VIEWER)).body.content).toBe("by the editor\n");
  });

  it("answers a series of edits without a round trip to Postgres", async () => {
    const { id } = await newDocument(owner, "first\n");
    const answer = await put(id, "second\n", "*");
    expect(answer.headers.get("Server-Timing")).toMatch(/desc="0"/);
  });

  it("reaches Postgres by itself", async () => {
    const { id } = await newDocument(owner, "first\n");
    await expect
      .poll(async () => (await findDraft(testDatabase(), id))?.content, { timeout: 10_000 })
      .toBe("first\n");
  });

  it("comes back from Postgres when the room has lost its state", async () => {
    const { id } = await newDocument(owner, "");
    const room = documentRoom(env.DOCUMENT_ROOM, id);
    expect(await room.read()).toBeNull();
    expect((await put(id, "first\n", '"r0"')).status).toBe(200);
    expect(await room.read()).toMatchObject({ content: "first\n", revision: 1 });
  });
});
