import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { checkUpdate } from "./update-check.ts";

/** What a change to a document that already says "base" looks like on the wire. */
function updateOf(change: (doc: Y.Doc) => void) {
  const doc = new Y.Doc();
  doc.getText("content").insert(0, "base");
  const known = new Map(Y.decodeStateVector(Y.encodeStateVector(doc)));
  let update: Uint8Array = new Uint8Array();
  doc.on("update", (latest: Uint8Array) => {
    update = latest;
  });
  change(doc);
  return { doc, update, knownClock: (clientId: number) => known.get(clientId) ?? 0 };
}

describe("checkUpdate", () => {
  it("passes edits of the text and counts what they add", () => {
    const edit = updateOf((doc) => {
      const text = doc.getText("content");
      doc.transact(() => {
        text.delete(1, 2);
        text.insert(1, "é한");
      });
    });
    expect(checkUpdate(edit.update, edit.knownClock)).toEqual({ kind: "sound", addedBytes: 5 });
    const whole = Y.encodeStateAsUpdate(edit.doc);
    expect(checkUpdate(whole, () => 0)).toMatchObject({ kind: "sound" });
  });

  it.each<[string, (doc: Y.Doc) => void]>([
    ["another text", (doc) => doc.getText("notes").insert(0, "x")],
    ["a map", (doc) => void doc.getMap("content-of-mine").set("key", "x")],
    ["formatting", (doc) => doc.getText("content").format(0, 2, { bold: true })],
    ["an object", (doc) => doc.getText("content").insertEmbed(0, { image: "x" })],
    ["an attribute", (doc) => doc.getText("content").setAttribute("key", "x")],
    ["a NUL character", (doc) => doc.getText("content").insert(2, "a\0b")],
  ])("refuses %s", (_, change) => {
    const { update, knownClock } = updateOf(change);
    expect(checkUpdate(update, knownClock)).toEqual({ kind: "malformed" });
  });

  it("notices edits that build on what the room has never seen", () => {
    const typed = updateOf((doc) => doc.getText("content").insert(4, "x"));
    const deleted = updateOf((doc) => doc.getText("content").delete(0, 1));
    for (const { update } of [typed, deleted]) {
      expect(checkUpdate(update, () => 0)).toEqual({ kind: "ahead" });
    }
    const { doc } = typed;
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const before = Y.encodeStateVector(other);
    other.getText("content").insert(2, "y");
    const onTop = Y.encodeStateAsUpdate(other, before);
    expect(checkUpdate(onTop, () => 0)).toEqual({ kind: "ahead" });
  });

  it("answers for all bytes, and what it passes leaves nothing pending", () => {
    const { update } = updateOf((doc) => doc.getText("content").insert(4, "some more text"));
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc
        .tuple(fc.nat({ max: update.byteLength - 1 }), fc.nat({ max: 255 }))
        .map(([index, byte]) => update.map((value, at) => (at === index ? byte : value))),
    );
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const room = new Y.Doc();
        const verdict = checkUpdate(bytes, (client) => Y.getState(room.store, client));
        if (verdict.kind === "sound") {
          Y.applyUpdate(room, bytes);
          expect(room.store.pendingStructs).toBeNull();
          expect(room.store.pendingDs).toBeNull();
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
