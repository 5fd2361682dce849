import { evictDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { callApi } from "../../worker/test/api-client.ts";
import { newTeam, type Team } from "../../worker/test/team.ts";
import { newDocument } from "../../worker/test/workspace.ts";
import { handshake, newTicket, openEditor, openSocket, putDraft, roomOf } from "./live-fixture.ts";

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

async function read(documentId: string) {
  const path = `/api/v1/docs/${documentId}/draft`;
  return (await callApi("GET", path, { token: team.OWNER.token })).body;
}

describe("a ticket", () => {
  it("opens one connection and no second", async () => {
    const { id } = await newDocument(team.OWNER);
    const ticket = await newTicket(id, team.OWNER);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => handshake(id, `ticket=${ticket}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([101, 401, 401, 401]);
  });

  it("is of no use for another document, or when it is made up or missing", async () => {
    const { id } = await newDocument(team.OWNER);
    const other = await newDocument(team.stranger);
    const ticket = await newTicket(id, team.OWNER);
    for (const query of [`ticket=${ticket}`, "ticket=none", "ticket=", ""]) {
      const answer = await handshake(other.id, query);
      expect(answer.status, query).toBe(401);
      expect(await answer.json()).toMatchObject({ error: { code: "UNAUTHENTICATED" } });
    }
    expect((await handshake(id, `ticket=${ticket}`)).status).toBe(101);
  });

  it("costs two round trips to Postgres, the second beside the room, and its use none", async () => {
    const { id } = await newDocument(team.OWNER);
    const path = `/api/v1/docs/${id}/live-ticket`;
    const { headers, body } = await callApi("POST", path, { token: team.OWNER.token });
    expect(headers.get("Server-Timing")).toMatch(/desc="2"/);
    expect(body.expiresInSeconds).toBe(60);
    const answer = await handshake(id, `ticket=${body.ticket}`);
    expect(answer.headers.get("Server-Timing")).toMatch(/desc="0"/);
  });

  it("is for members only", async () => {
    const { id } = await newDocument(team.OWNER);
    const path = `/api/v1/docs/${id}/live-ticket`;
    expect((await callApi("POST", path, { token: team.stranger.token })).status).toBe(404);
  });
});

describe("a handshake", () => {
  it("is asked for when it is missing", async () => {
    const { id } = await newDocument(team.OWNER);
    const ticket = await newTicket(id, team.OWNER);
    const answer = await callApi("GET", `/api/v1/docs/${id}/live?ticket=${ticket}`);
    expect(answer.status).toBe(426);
    expect(answer.headers.get("Upgrade")).toBe("websocket");
    expect(answer.body.error.code).toBe("UPGRADE_REQUIRED");
    expect((await handshake(id, `ticket=${ticket}`)).status).toBe(101);
  });

  it("is refused from the pages of another site", async () => {
    const { id } = await newDocument(team.OWNER);
    const ticket = await newTicket(id, team.OWNER);
    for (const Origin of ["https://elsewhere.example", "null"]) {
      expect((await handshake(id, `ticket=${ticket}`, { Origin })).status).toBe(403);
    }
    const own = { Origin: "http://localhost:8787" };
    expect((await handshake(id, `ticket=${ticket}`, own)).status).toBe(101);
  });
});

describe("stock clients", () => {
  it("come together with each other and with REST", async () => {
    const { id } = await newDocument(team.OWNER, "# Title\n");
    const ada = await openEditor(id, team.OWNER);
    const ben = await openEditor(id, team.EDITOR);
    expect(ada.text.toString()).toBe("# Title\n");
    ada.text.insert(8, "from Ada\n");
    ben.text.insert(0, "from Ben\n");
    await expect.poll(() => ben.text.toString()).toBe("from Ben\n# Title\nfrom Ada\n");
    await expect.poll(() => ada.text.toString()).toBe("from Ben\n# Title\nfrom Ada\n");

    const draft = await read(id);
    expect(draft).toMatchObject({ content: "from Ben\n# Title\nfrom Ada\n", revision: 3 });
    expect((await putDraft(id, team.OWNER, "x", '"r1"')).status).toBe(412);
    expect((await putDraft(id, team.OWNER, `${draft.content}by REST\n`, '"r3"')).status).toBe(200);
    const all = "from Ben\n# Title\nfrom Ada\nby REST\n";
    await expect.poll(() => ada.text.toString()).toBe(all);
    await expect.poll(() => ben.text.toString()).toBe(all);

    ben.text.delete(0, 9);
    await expect.poll(() => ada.text.toString()).toBe("# Title\nfrom Ada\nby REST\n");
    expect(await read(id)).toMatchObject({ revision: 5, updatedBy: team.EDITOR.id });
  });

  it("see each other's cursors until one leaves", async () => {
    const { id } = await newDocument(team.OWNER);
    const ada = await openEditor(id, team.OWNER);
    const ben = await openEditor(id, team.EDITOR);
    ada.awareness.setLocalStateField("cursor", { at: 1 });
    const stateOfAda = () => ben.awareness.getStates().get(ada.doc.clientID);
    const owner = { cursor: { at: 1 }, user: { id: team.OWNER.id, name: "Owner" } };
    await expect.poll(stateOfAda).toEqual(owner);
    const late = await openEditor(id, team.VIEWER);
    await expect.poll(() => late.awareness.getStates().get(ada.doc.clientID)).toEqual(owner);
    ada.provider.destroy();
    await expect.poll(stateOfAda).toBeUndefined();
  });

  it("are named by whose ticket they came with, whatever they say, also after the room slept", async () => {
    const { id } = await newDocument(team.OWNER);
    const watcher = await openEditor(id, team.VIEWER);
    const liar = await openEditor(id, team.EDITOR);
    const seen = () => watcher.awareness.getStates().get(liar.doc.clientID);
    const lie = { id: team.OWNER.id, name: "Owner", color: "#c33" };
    const truth = { id: team.EDITOR.id, name: "Editor", color: "#c33" };
    liar.awareness.setLocalStateField("user", lie);
    await expect.poll(seen).toEqual({ user: truth });
    await evictDurableObject(roomOf(id));
    liar.awareness.setLocalState({ user: "Owner", name: "Owner" });
    await expect.poll(seen).toEqual({ user: { id: truth.id, name: truth.name }, name: "Owner" });
  });

  it("go on after the room was put away", async () => {
    const { id } = await newDocument(team.OWNER, "# Title\n");
    const ada = await openEditor(id, team.OWNER);
    const ben = await openEditor(id, team.EDITOR);
    ada.awareness.setLocalStateField("user", { name: "Ada" });
    ben.awareness.setLocalStateField("user", { name: "Ben" });
    ada.text.insert(0, "1");
    await expect.poll(() => ada.awareness.getStates().size).toBe(2);
    await expect.poll(() => ben.awareness.getStates().size).toBe(2);
    await expect.poll(() => ben.text.toString()).toBe("1# Title\n");
    await evictDurableObject(roomOf(id));
    const late = await openEditor(id, team.ADMIN);
    expect(late.text.toString()).toBe("1# Title\n");
    await expect.poll(() => late.awareness.getStates().size).toBe(3);
    ben.text.insert(0, "2");
    await expect.poll(() => ada.text.toString()).toBe("21# Title\n");
  });
});

describe("a viewer", () => {
  it("reads along, and what they send is dropped", async () => {
    const { id } = await newDocument(team.OWNER, "# Title\n");
    const owner = await openEditor(id, team.OWNER);
    const viewer = await openEditor(id, team.VIEWER);
    viewer.text.insert(0, "not mine");
    viewer.awareness.setLocalState({});
    await expect
      .poll(() => owner.awareness.getStates().get(viewer.doc.clientID))
      .toEqual({ user: { id: team.VIEWER.id, name: "Viewer" } });
    owner.text.insert(8, "more\n");
    await expect.poll(() => viewer.text.toString()).toContain("more\n");
    expect(owner.text.toString()).toBe("# Title\nmore\n");
    expect(await read(id)).toMatchObject({ content: "# Title\nmore\n", revision: 2 });
  });
});

describe("events", () => {
  it("say what is on disk, and pass pokes on, to those who asked", async () => {
    const { id } = await newDocument(team.OWNER, "# Title\n");
    const { events } = await openSocket(id, team.OWNER, "&events=1");
    const silent = await openSocket(id, team.EDITOR);
    const editor = await openEditor(id, team.EDITOR);
    editor.text.insert(0, "x");
    const stateVector = Buffer.from(Y.encodeStateVector(editor.doc)).toString("base64");
    await expect.poll(events).toContainEqual({ type: "persisted", stateVector, stored: 0 });
    await roomOf(id).notify({ type: "comments.changed" });
    await expect.poll(events).toContainEqual({ type: "comments.changed" });
    expect(silent.events()).toEqual([]);
  });

  it("count the stored frames of each connection", async () => {
    const { id } = await newDocument(team.OWNER, "# Title\n");
    const { socket, events } = await openSocket(id, team.OWNER, "&events=1");
    const doc = new Y.Doc();
    doc.on("update", (update: Uint8Array) => {
      socket.send(new Uint8Array([0, 2, update.byteLength, ...update]));
    });
    doc.getText("content").insert(0, "abc");
    doc.getText("content").delete(0, 1);
    await expect.poll(() => events().at(-1)).toMatchObject({ type: "persisted", stored: 2 });
  });

  it("count a frame that changes nothing too, so that nobody waits for it", async () => {
    const { id } = await newDocument(team.OWNER, "# Title\n");
    const { socket, events } = await openSocket(id, team.OWNER, "&events=1");
    const nothing = Y.encodeStateAsUpdate(new Y.Doc());
    socket.send(new Uint8Array([0, 1, nothing.byteLength, ...nothing]));
    await expect.poll(() => events().at(-1)).toMatchObject({ type: "persisted", stored: 1 });
  });
});

describe("who wrote a section", () => {
  it("is known by name, live and by REST, also after the room has slept", async () => {
    const { id } = await newDocument(team.OWNER, "# One\n\nFirst words.\n\n# Two\n\nx\n");
    const editor = await openEditor(id, team.EDITOR);
    editor.text.insert(editor.text.toString().indexOf("x"), "Much more than that was typed. ");
    await expect.poll(async () => (await roomOf(id).read())?.content).toContain("typed");
    await evictDurableObject(roomOf(id));
    const { content } = await read(id);
    await putDraft(id, team.ADMIN, content.replace("First", "The first"));
    const owner = { id: team.OWNER.id, name: "Owner" };
    const editing = { id: team.EDITOR.id, name: "Editor" };
    const admin = { id: team.ADMIN.id, name: "Admin" };
    expect((await read(id)).sections.map(({ provenance }: Known) => provenance)).toEqual([
      { kind: "person", generation: null, authors: [owner, admin] },
      { kind: "person", generation: null, authors: [editing, owner] },
    ]);
  });
});

interface Known {
  provenance: unknown;
}
