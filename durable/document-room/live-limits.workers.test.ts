import { evictDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { newTeam, type Team } from "../../worker/test/team.ts";
import { newDocument } from "../../worker/test/workspace.ts";
import { MAX_DRAFT_BYTES } from "./client.ts";
import { presenceFrame, syncFrame } from "./frames.ts";
import { openEditor, openSocket, putDraft, roomOf } from "./live-fixture.ts";
import { liveLimits } from "./live-limits.ts";

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

/** An update that inserts the text at the start of a document of its own. */
function insertion(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText("content").insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

const state = (json: string) => new TextEncoder().encode(json);

describe("a client is cut off", { timeout: 20_000 }, () => {
  const frames: [string, number, () => (Uint8Array | string)[]][] = [
    ["text", 4400, () => ["hello"]],
    ["an empty frame", 4400, () => [new Uint8Array()]],
    ["an unknown message", 4400, () => [new Uint8Array([7, 1, 2, 3])]],
    ["an unknown sync step", 4400, () => [new Uint8Array([0, 9, 1, 0])]],
    ["a frame that ends too early", 4400, () => [new Uint8Array([0, 2, 200])]],
    ["bytes that are no update", 4400, () => [syncFrame("update", new Uint8Array([9, 9, 9, 9]))]],
    ["a state vector that is none", 4400, () => [syncFrame("stateVector", state("\xff\xff"))]],
    ["a NUL character", 4400, () => [syncFrame("update", insertion("a\0b"))]],
    [
      "a presence of two kilobytes",
      4413,
      () => [presenceFrame([{ clientId: 5, clock: 1, state: state(`"${"x".repeat(2_000)}"`) }])],
    ],
    [
      "a presence that is no JSON",
      4400,
      () => [presenceFrame([{ clientId: 5, clock: 1, state: new Uint8Array() }])],
    ],
    [
      "a presence that is no state",
      4400,
      () => [presenceFrame([{ clientId: 5, clock: 1, state: state("5") }])],
    ],
    ["a frame that is too large", 4413, () => [new Uint8Array(liveLimits.maxFrameBytes + 1)]],
    [
      "more text than a draft holds",
      4413,
      () => [syncFrame("update", insertion("x".repeat(MAX_DRAFT_BYTES + 1)))],
    ],
    // Of bytes, as a busy machine takes short messages slower than the allowance for them grows.
    [
      "a flood",
      4429,
      () => Array(5).fill(new Uint8Array(liveLimits.maxFrameBytes - 1).fill(3, 0, 1)),
    ],
  ];

  it.each(frames)("for %s, with %i, and the others go on", async (_, code, send) => {
    const { id } = await newDocument(team.OWNER, "# Title\n");
    const ada = await openEditor(id, team.OWNER);
    const ben = await openEditor(id, team.ADMIN);
    const { socket, closed } = await openSocket(id, team.EDITOR);
    for (const frame of send()) socket.send(frame);
    const { code: closedWith, reason } = await closed;
    expect(closedWith).toBe(code);
    expect(reason).toMatch(/^[A-Z].+\.$/);
    ada.text.insert(0, "1");
    await expect.poll(() => ben.text.toString(), { timeout: 10_000 }).toBe("1# Title\n");
    expect((await roomOf(id).read())?.content).toBe("1# Title\n");
  });

  it("when one person opens too many connections", async () => {
    const { id } = await newDocument(team.OWNER);
    for (let index = 0; index < liveLimits.maxSocketsPerUser; index += 1) {
      await openSocket(id, team.OWNER);
    }
    const { closed } = await openSocket(id, team.OWNER);
    expect((await closed).code).toBe(4429);
    const other = await openEditor(id, team.EDITOR);
    expect(other.text.length).toBeGreaterThan(0);
  });
});

it("keeps nobody from moving their own cursor, and lets nobody move another's", async () => {
  const { id } = await newDocument(team.OWNER);
  const ada = await openEditor(id, team.OWNER);
  const ben = await openEditor(id, team.ADMIN);
  ada.awareness.setLocalStateField("cursor", 1);
  const seen = () => ben.awareness.getStates().get(ada.doc.clientID)?.cursor;
  await expect.poll(seen).toBe(1);
  const { socket } = await openSocket(id, team.EDITOR);
  const forged = { clientId: ada.doc.clientID, clock: 900, state: state('{"cursor":7}') };
  socket.send(presenceFrame([forged]));
  ada.awareness.setLocalStateField("cursor", 2);
  await expect.poll(seen).toBe(2);
});

describe("large texts", { timeout: 30_000 }, () => {
  it("of 3 MB arrive in one update, twice, and survive eviction", async () => {
    const { id } = await newDocument(team.OWNER, "");
    const ada = await openEditor(id, team.OWNER);
    const ben = await openEditor(id, team.EDITOR);
    for (const letter of ["a", "b"]) {
      const content = letter.repeat(3_000_000);
      ada.doc.transact(() => {
        ada.text.delete(0, ada.text.length);
        ada.text.insert(0, content);
      });
      await expect.poll(() => ben.text.toString() === content, { timeout: 10_000 }).toBe(true);
      await evictDurableObject(roomOf(id));
      expect((await roomOf(id).read())?.content === content).toBe(true);
    }
  });

  it("may be 5 MB by REST and no more, said in words", async () => {
    const { id } = await newDocument(team.OWNER, "");
    const largest = "한".repeat(Math.floor(MAX_DRAFT_BYTES / 3));
    expect((await putDraft(id, team.OWNER, largest)).status).toBe(200);
    const { status, body } = await putDraft(id, team.OWNER, `${largest}한`);
    expect(status).toBe(413);
    expect(body.error).toMatchObject({
      code: "PAYLOAD_TOO_LARGE",
      message: expect.stringContaining("5 MB"),
      details: { maxBytes: MAX_DRAFT_BYTES },
    });
    const editor = await openEditor(id, team.EDITOR);
    expect(editor.text.length).toBe(largest.length);
    // What is taken away makes room for as much again, also within one change.
    editor.doc.transact(() => {
      editor.text.delete(0, 1_000_000);
      editor.text.insert(0, "x".repeat(2_900_000));
    });
    await expect
      .poll(async () => (await roomOf(id).read())?.content.startsWith("xxx"), { timeout: 10_000 })
      .toBe(true);
    expect(editor.provider.wsconnected).toBe(true);
  });
});
