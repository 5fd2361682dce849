import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeText, isTooLarge, Room } from "./room.ts";

const empty = { revision: 0, updatedAt: null, updatedBy: null };
const text = fc.string({ unit: "binary", maxLength: 40 });

describe("Room", () => {
  it("is the last text written, in memory, from its updates and from its snapshot", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), (texts) => {
        const room = new Room(empty, []);
        const updates: Uint8Array[] = [];
        let revision = 0;
        for (const [nowMs, content] of texts.entries()) {
          const isNew = content !== room.content();
          const change = room.replace(content, "usr_1", nowMs);
          expect(change !== undefined).toBe(isNew);
          if (change) {
            revision += 1;
            expect(change.revision).toBe(revision);
            updates.push(change.update);
          }
        }
        const last = texts.at(-1);
        expect(room.state()).toMatchObject({ content: last, revision });
        expect(new Room(empty, updates).content()).toBe(last);
        expect(new Room(empty, [room.encode()]).content()).toBe(last);
      }),
    );
  });

  it("changes only what differs, so that an edit elsewhere at the same time is kept", () => {
    const room = new Room(empty, [encodeText("# Title\n\nold words\n")]);
    const peer = new Y.Doc();
    Y.applyUpdate(peer, room.encode());
    peer.getText("content").insert(2, "Great ");
    const change = room.replace("# Title\n\nnew words\n", "usr_1", 0);
    const merged = new Room(empty, [
      Y.encodeStateAsUpdate(peer),
      change?.update ?? new Uint8Array(),
    ]);
    expect(merged.content()).toBe("# Great Title\n\nnew words\n");
  });

  describe("words that somebody types while the text is replaced", () => {
    /** What the text is once `words` typed at `typedAt` and the replacement meet. */
    function merged(from: string, to: string, typedAt: number, words: string): string {
      const room = new Room(empty, [encodeText(from)]);
      const peer = new Y.Doc();
      Y.applyUpdate(peer, room.encode());
      peer.getText("content").insert(typedAt, words);
      const change = room.replace(to, "usr_1", 0);
      const updates = [room.encode(), change?.update, Y.encodeStateAsUpdate(peer)];
      return new Room(
        empty,
        updates.filter((update) => update !== undefined),
      ).content();
    }

    it.each([
      ["# Old\n\nThey go.\n", "# New\n\nWe go.\n", "# Old", "# New, now\n\nWe go.\n"],
      ["# Old\n\nThey.\n", "# New\n\nWe.\n\n# End\n", "They", "# New\n\nWe.\n\n# End, now\n"],
      ["# A\n\na\n\n# B\n\nb\n\n# C\n", "# A\n\na\n\n# C\n", "# B", "# A\n\na\n, now\n# C\n"],
      ["# A\n\na\n\n# B\n\nb\n\n# C\n", "# A\n\na\n\n# C\n", "b", "# A\n\na\n, now\n# C\n"],
      ["# A\n# C\n", "# A\n# B\n# C\n", "# A", "# A, now\n# B\n# C\n"],
    ])("%j to %j, typed behind %j", (from, to, line, expected) => {
      expect(merged(from, to, from.indexOf(line) + line.length, ", now")).toBe(expected);
    });

    it("typed at the end of a line never come to stand behind the mark of a heading, or before it", () => {
      const line = fc.constantFrom("# One", "## Two", "### Six", "three", "four 4", "- five", "");
      const lines = fc
        .array(line, { maxLength: 12 })
        .map((all) => ["First", ...all, ""].join("\n"));
      fc.assert(
        fc.property(lines, lines, fc.nat(), (from, to, place) => {
          const ends = [...from.matchAll(/(?<=.)\n/gu)].map(({ index }) => index);
          const text = merged(from, to, ends[place % ends.length] ?? 0, "XX");
          expect(text.replace("XX", "")).toBe(to);
          expect(text).not.toMatch(/# ?XX|XX ?#/u);
        }),
        { numRuns: 2_000 },
      );
    });
  });

  it("keeps the place of who writes between two changes", () => {
    const room = new Room(empty, [encodeText("old\n\nkept words\n\nold\n")]);
    const anchor = room.placeAnchor({ quote: "words", start: 10 });
    const change = room.replace("new\n\nkept words\n\nnew\n", "usr_1", 0);
    expect(change?.revision).toBe(1);
    expect(anchor && room.resolveAnchor({ ...anchor, quote: "" })).toMatchObject({ start: 10 });
  });

  it("tells what stands in the place of a text that an anchor is around", () => {
    const room = new Room(empty, [encodeText("Opens in 😀 seconds.\n")]);
    const anchor = room.placeAnchor({ quote: "in 😀", start: 0 });
    room.replace("Opens within one minute or two seconds.\n", "usr_1", 0);
    expect(anchor && room.resolveAnchor(anchor)).toMatchObject({
      state: "changed",
      text: "within one minute or two",
    });
  });

  it("says when and by whom it was written", () => {
    const room = new Room(empty, []);
    room.replace("x", "usr_1", 0);
    expect(room.state()).toEqual({
      content: "x",
      revision: 1,
      updatedAt: "1970-01-01T00:00:00.000Z",
      updatedBy: "usr_1",
    });
  });
});

describe("isTooLarge", () => {
  it("agrees with the number of bytes", () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 120 }), (content, maxBytes) => {
        expect(isTooLarge(content, maxBytes)).toBe(Buffer.byteLength(content) > maxBytes);
      }),
    );
  });
});
