import fc from "fast-check";
import { expect, it } from "vitest";
import { encodeText, Room } from "./room.ts";

function roomOf(content: string): Room {
  const header = { revision: 1, updatedAt: null, updatedBy: null };
  return new Room(header, [encodeText(content)]);
}

function reopened(room: Room): Room {
  return new Room({ revision: 1, updatedAt: null, updatedBy: null }, [room.encode()]);
}

const piece = fc.string({
  unit: fc.constantFrom("a", "b", " ", "\n", "é", "한", "😀"),
  maxLength: 12,
});

interface Edit {
  at: number;
  remove: number;
  insert: string;
}

const edit = fc.record({ at: fc.nat(60), remove: fc.nat(8), insert: piece });

/** One edit before and one after the marked text, which stays as it is. */
function editAround(before: string, after: string, { at, remove, insert }: Edit, inFront: boolean) {
  const side = Array.from(inFront ? before : after);
  const start = at % (side.length + 1);
  side.splice(start, remove, insert);
  return inFront ? [side.join(""), after] : [before, side.join("")];
}

it("stays on its text whatever is edited around it, also after a restart", () => {
  fc.assert(
    fc.property(
      piece,
      piece,
      fc.array(fc.tuple(edit, fc.boolean()), { maxLength: 12 }),
      (head, tail, edits) => {
        const quote = "«the marked text»";
        const room = roomOf(head + quote + tail);
        const anchor = room.placeAnchor({ quote, start: head.length });
        expect(anchor).toBeDefined();
        if (!anchor) return;
        let [before, after] = [head, tail];
        for (const [change, inFront] of edits) {
          [before = "", after = ""] = editAround(before, after, change, inFront);
          room.replace(before + quote + after, "usr_1", 0);
          const place = {
            state: "exact",
            start: before.length,
            end: before.length + quote.length,
          };
          expect(room.resolveAnchor(anchor)).toEqual(place);
          expect(reopened(room).resolveAnchor(anchor)).toEqual(place);
        }
      },
    ),
    { numRuns: 300 },
  );
});

it("never points outside of the text, whatever becomes of it", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("x", "y", "😀", "\n"), minLength: 1, maxLength: 30 }),
      fc.nat(),
      fc.nat(),
      fc.array(fc.string({ unit: fc.constantFrom("x", "y", "😀", "\n"), maxLength: 30 })),
      (content, from, length, texts) => {
        const characters = Array.from(content);
        const start = from % characters.length;
        const quote = characters.slice(start, start + 1 + (length % 5)).join("");
        const room = roomOf(content);
        const near = characters.slice(0, start).join("").length;
        const anchor = room.placeAnchor({ quote, start: near });
        expect(anchor).toBeDefined();
        if (!anchor) return;
        expect(room.resolveAnchor(anchor)).toMatchObject({ state: "exact", start: near });
        for (const text of texts) {
          room.replace(text, "usr_1", 0);
          const place = room.resolveAnchor(anchor);
          if (place.state === "gone") continue;
          const found = text.slice(place.start, place.end);
          expect(place.state === "exact").toBe(found === quote);
          if (place.state === "changed") expect(found).toBe(place.text);
        }
      },
    ),
    { numRuns: 500 },
  );
});

it("takes the nearest occurrence of the quote", () => {
  const room = roomOf("one two one two one");
  const startNear = (start: number) => {
    const anchor = room.placeAnchor({ quote: "one", start });
    const place = anchor && room.resolveAnchor(anchor);
    return place?.state === "exact" ? place.start : undefined;
  };
  expect([0, 3, 5, 8, 11, 15, 900].map(startNear)).toEqual([0, 0, 8, 8, 8, 16, 16]);
  expect(room.placeAnchor({ quote: "three", start: 0 })).toBeUndefined();
});

it("tells what stands there instead, and that nothing does", () => {
  const room = roomOf("The door opens slowly.");
  const anchor = room.placeAnchor({ quote: "opens slowly", start: 9 });
  if (!anchor) throw new Error("no anchor");
  room.replace("The door opens very slowly.", "usr_1", 0);
  expect(room.resolveAnchor(anchor)).toEqual({
    state: "changed",
    start: 9,
    end: 26,
    text: "opens very slowly",
  });
  room.replace("The door.", "usr_1", 0);
  expect(room.resolveAnchor(anchor)).toEqual({ state: "gone" });
});

it("is found again by its quote in a text written anew, if that is in one place", () => {
  const anchor = roomOf("The door opens.").placeAnchor({ quote: "door", start: 4 });
  if (!anchor) throw new Error("no anchor");
  expect(roomOf("A new door.").resolveAnchor(anchor)).toEqual({
    state: "exact",
    start: 6,
    end: 10,
  });
  expect(roomOf("door to door").resolveAnchor(anchor)).toEqual({ state: "gone" });
});

it("places many at once as it does one by one", () => {
  const words = Array.from({ length: 60 }, (_, index) => `word${index}`);
  const room = roomOf(words.join(" "));
  const anchors = words.flatMap((quote) => room.placeAnchor({ quote, start: 0 }) ?? []);
  words.splice(10, 5, "other");
  words.splice(30, 0, "more", "of", "it");
  room.replace(words.join(" "), "usr_1", 0);
  const places = room.resolveAnchors(anchors);
  expect(places).toEqual(anchors.map((anchor) => room.resolveAnchor(anchor)));
  expect(places.filter(({ state }) => state === "exact")).toHaveLength(55);
});

it("gives up the search in a long text for what was written again before others have to wait", () => {
  const quote = "the door that was written again";
  const anchor = roomOf(quote).placeAnchor({ quote, start: 0 });
  const long = roomOf(`${"x".repeat(4_000_000)}${quote}`);
  const places = long.resolveAnchors(Array(200).fill(anchor));
  expect(places[0]).toMatchObject({ state: "exact", start: 4_000_000 });
  expect(places.at(-1)).toEqual({ state: "gone" });
});
