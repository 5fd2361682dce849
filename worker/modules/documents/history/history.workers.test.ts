import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { DocumentRoom } from "../../../../durable/document-room/document-room.ts";
import { openEditor, openSocket } from "../../../../durable/document-room/live-fixture.ts";
import { type ApiAnswer, callApi } from "../../../test/api-client.ts";
import { newTeam, type Person, type Team } from "../../../test/team.ts";
import { newDocument } from "../../../test/workspace.ts";

const rooms = env.DOCUMENT_ROOM as DurableObjectNamespace<DocumentRoom>;

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

function call(person: Person, method: string, path: string): Promise<ApiAnswer> {
  return callApi(method, `/api/v1${path}`, { token: person.token });
}

async function write(docId: string, content: string, person: Person = team.EDITOR) {
  const { status } = await callApi("PUT", `/api/v1/docs/${docId}/draft`, {
    token: person.token,
    body: { content },
    headers: { "If-Match": "*" },
  });
  expect(status).toBe(200);
}

async function historyOf(docId: string, query = ""): Promise<ApiAnswer["body"]> {
  return (await call(team.VIEWER, "GET", `/docs/${docId}/history${query}`)).body;
}

async function draftOf(docId: string): Promise<ApiAnswer["body"]> {
  return (await call(team.VIEWER, "GET", `/docs/${docId}/draft`)).body;
}

/** In how many milliseconds the room will look after its history. */
function historyDelayMs(docId: string): Promise<number | undefined> {
  return runInDurableObject(rooms.get(rooms.idFromName(docId)), (_, { storage }) => {
    const [row] = storage.sql
      .exec<{ at_ms: number }>("SELECT at_ms FROM alarms WHERE duty = 'history'")
      .toArray();
    return row && row.at_ms - Date.now();
  });
}

/** Rings the room's alarm until it has looked after its history. */
async function letTimePass(docId: string): Promise<void> {
  while ((await historyDelayMs(docId)) !== undefined) {
    await runDurableObjectAlarm(rooms.get(rooms.idFromName(docId)));
  }
}

describe("the history", () => {
  it("keeps the text five minutes after an edit, with its authors", async () => {
    const { id } = await newDocument(team.OWNER, "# One\n");
    await write(id, "# One\n\nTwo.\n", team.EDITOR);
    expect(await historyDelayMs(id)).toBeGreaterThan(270_000);
    expect(await historyDelayMs(id)).toBeLessThanOrEqual(300_000);
    expect((await historyOf(id)).items).toEqual([]);
    await letTimePass(id);
    const { items } = await historyOf(id);
    expect(items).toEqual([
      {
        id: expect.stringMatching(/^his_/),
        revision: 2,
        createdAt: expect.any(String),
        reason: "activity",
        authors: expect.arrayContaining([
          { id: team.OWNER.id, name: "Owner" },
          { id: team.EDITOR.id, name: "Editor" },
        ]),
        sizeBytes: 12,
      },
    ]);
    expect(await historyDelayMs(id)).toBeUndefined();
    await write(id, "# One\n\nTwo and three.\n", team.ADMIN);
    await letTimePass(id);
    const [newest] = (await historyOf(id)).items;
    expect(newest).toMatchObject({ revision: 3, authors: [{ id: team.ADMIN.id }] });
    const read = await call(team.VIEWER, "GET", `/docs/${id}/history/${items[0].id}`);
    expect(read.body).toEqual({ ...items[0], content: "# One\n\nTwo.\n" });
  });

  it("keeps the text when the last person leaves, not before", async () => {
    const { id } = await newDocument(team.OWNER, "# One\n");
    const reader = await openSocket(id, team.VIEWER);
    const editor = await openEditor(id, team.EDITOR);
    editor.text.insert(0, "Live ");
    await expect.poll(async () => (await draftOf(id)).content).toBe("Live # One\n");
    editor.provider.destroy();
    await expect
      .poll(() =>
        runInDurableObject(
          rooms.get(rooms.idFromName(id)),
          (_, ctx) => ctx.getWebSockets().filter((ws) => ws.readyState === 1).length,
        ),
      )
      .toBe(1);
    expect((await historyOf(id)).items).toEqual([]);
    reader.socket.close(1000);
    await expect.poll(async () => (await historyOf(id)).items.length).toBe(1);
    const [entry] = (await historyOf(id)).items;
    expect(entry.reason).toBe("left");
    expect(entry.authors.map((author: { name: string }) => author.name).sort()).toEqual([
      "Editor",
      "Owner",
    ]);
  });

  it("keeps what a large replacement takes away", async () => {
    const { id } = await newDocument(team.OWNER, "a line\n".repeat(400));
    await write(id, "a line\n".repeat(390));
    expect((await historyOf(id)).items).toEqual([]);
    await write(id, "");
    expect((await historyOf(id)).items).toMatchObject([
      { reason: "before-replacement", revision: 2 },
    ]);
  });

  it("keeps what a version takes the place of, be it ever so little", async () => {
    const { id } = await newDocument(team.OWNER, "# One\n");
    const published = await call(team.OWNER, "POST", `/docs/${id}/publish`);
    await write(id, "# One\n\nTwo.\n");
    const restore = () => call(team.EDITOR, "POST", `/versions/${published.body.id}/restore`);
    expect((await restore()).status).toBe(200);
    const reason = "before-replacement";
    expect((await historyOf(id)).items).toMatchObject([{ reason, revision: 2 }]);
    expect((await draftOf(id)).content).toBe("# One\n");
  });

  it("keeps the text before generation writes", async () => {
    const { id } = await newDocument(team.OWNER, "# Mine\n");
    const room = rooms.get(rooms.idFromName(id));
    await room.beginGeneration({ jobId: "job_1", claim: 1 });
    expect((await historyOf(id)).items).toMatchObject([{ reason: "before-generation" }]);
  });

  it("pages newest first, each once", async () => {
    const { id } = await newDocument(team.OWNER, "");
    for (const text of ["a", "ab", "abc"]) {
      await write(id, text);
      await letTimePass(id);
    }
    const first = await historyOf(id, "?limit=2");
    const second = await historyOf(id, `?limit=2&cursor=${first.nextCursor}`);
    const revisions = [...first.items, ...second.items].map(({ revision }) => revision);
    expect(revisions).toEqual([3, 2, 1]);
    expect(second.nextCursor).toBeNull();
  });

  it("holds text of several parts, whatever its characters", async () => {
    const { id } = await newDocument(team.OWNER, "");
    const bytes = new Uint8Array(65_536);
    const chunks: string[] = [];
    while (chunks.length < 12) {
      crypto.getRandomValues(bytes);
      chunks.push(Array.from(bytes, (byte) => String.fromCharCode(0x4e00 + byte * 7)).join(""));
    }
    const content = `😀${chunks.join("\n")}`.slice(0, 600_000);
    await write(id, content);
    await write(id, "");
    const [entry] = (await historyOf(id)).items;
    const { body } = await call(team.VIEWER, "GET", `/docs/${id}/history/${entry.id}`);
    expect(body.content === content).toBe(true);
    expect(body.sizeBytes).toBe(new TextEncoder().encode(content).byteLength);
  });
});

describe("an earlier text", () => {
  async function twoTexts() {
    const { id } = await newDocument(team.OWNER, "# Lift\n\nThe door opens.\n");
    await letTimePass(id);
    await write(id, "# Lift\n\nThe door shuts.\n");
    await letTimePass(id);
    await write(id, "# Lift\n\nThe door is stuck.\n");
    const [second, first] = (await historyOf(id)).items;
    return { id, first, second };
  }

  it("is compared with the draft and with another one", async () => {
    const { id, first, second } = await twoTexts();
    const path = `/docs/${id}/history/${first.id}/diff`;
    const words = (answer: ApiAnswer, type: string) =>
      answer.body.sections
        .flatMap((section: ApiAnswer["body"]) => section.blocks)
        .flatMap((block: ApiAnswer["body"]) => block.changes)
        .filter((change: { type: string }) => change.type === type)
        .map((change: { text: string }) => change.text.trim());
    const draft = await call(team.VIEWER, "GET", path);
    expect(draft.body).toMatchObject({
      from: { historyId: first.id, revision: 1 },
      to: { historyId: null, revision: 3 },
    });
    expect(words(draft, "removed")).toEqual(["opens"]);
    expect(words(draft, "added")).toEqual(["is stuck"]);
    const other = await call(team.VIEWER, "GET", `${path}?against=${second.id}`);
    expect(other.body.to).toEqual({ historyId: second.id, revision: 2 });
    expect(words(other, "added")).toEqual(["shuts"]);
  });

  it("is restored for everybody connected, as an edit that loses nothing", async () => {
    const { id, first } = await twoTexts();
    const editor = await openEditor(id, team.OWNER);
    const watcher = await openSocket(id, team.VIEWER, "&events=1");
    try {
      const path = `/docs/${id}/history/${first.id}/restore`;
      const restored = await call(team.EDITOR, "POST", path);
      expect(restored.body).toMatchObject({ revision: 4 });
      await expect.poll(() => editor.text.toString()).toBe("# Lift\n\nThe door opens.\n");
      await expect
        .poll(() => watcher.events().some(({ type }) => type === "history.changed"))
        .toBe(true);
      expect(await draftOf(id)).toMatchObject({ revision: 4, updatedBy: team.EDITOR.id });
      const [replaced] = (await historyOf(id)).items;
      expect(replaced).toMatchObject({ reason: "before-replacement", revision: 3 });
      const again = await call(team.EDITOR, "POST", path);
      expect(again.body.revision).toBe(4);
    } finally {
      editor.provider.destroy();
      watcher.socket.close();
    }
  });

  it("belongs to its document", async () => {
    const { first } = await twoTexts();
    const other = await newDocument(team.OWNER);
    const path = `/docs/${other.id}/history/${first.id}`;
    expect((await call(team.OWNER, "GET", path)).status).toBe(404);
    expect((await call(team.OWNER, "GET", `${path}/diff`)).status).toBe(404);
    expect((await call(team.OWNER, "POST", `${path}/restore`)).status).toBe(404);
  });
});
