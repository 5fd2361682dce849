import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TextEdit, textEdits, trimmedEdit } from "./text-edit.ts";

/** Few characters, so that equal ends are likely, with pairs that share a half. */
const unit = fc.constantFrom("a", "b", "\n", "é", "한", "😀", "😁", "🙀", "𝒜", "\u{10FFFF}");
const text = fc.string({ unit, maxLength: 30 });
const anyText = fc.oneof(text, fc.string({ unit: "binary", maxLength: 30 }));

function apply(from: string, { index, remove, insert }: TextEdit): string {
  return from.slice(0, index) + insert + from.slice(index + remove);
}

/** Two texts, the second made from the first by changing some middle part. */
const pair = fc
  .tuple(anyText, anyText, anyText, anyText)
  .map(([head, middle, other, tail]) => [head + middle + tail, head + other + tail] as const);

describe("trimmedEdit", () => {
  it("turns every text into every other", () => {
    fc.assert(
      fc.property(pair, ([from, to]) => {
        expect(apply(from, trimmedEdit(from, to))).toBe(to);
      }),
      { numRuns: 5_000 },
    );
  });

  it("cuts no character in two", () => {
    fc.assert(
      fc.property(pair, ([from, to]) => {
        const { index, remove, insert } = trimmedEdit(from, to);
        expect(insert.isWellFormed()).toBe(true);
        expect(from.slice(0, index).isWellFormed()).toBe(true);
        expect(from.slice(index, index + remove).isWellFormed()).toBe(true);
        expect(from.slice(index + remove).isWellFormed()).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it("leaves equal ends alone", () => {
    fc.assert(
      fc.property(text, text, text, (head, inserted, tail) => {
        const { index, remove, insert } = trimmedEdit(head + tail, head + inserted + tail);
        expect(remove).toBeLessThanOrEqual(1);
        expect(insert.length).toBe(inserted.length + remove);
        expect(index).toBeGreaterThanOrEqual(head.length - 1);
      }),
    );
  });

  it.each([
    ["😀", "😁", { index: 0, remove: 2, insert: "😁" }],
    ["x😀y", "x🙀y", { index: 1, remove: 2, insert: "🙀" }],
    ["\u{1F600}", "\u{10200}", { index: 0, remove: 2, insert: "\u{10200}" }],
    ["abc", "abc", { index: 3, remove: 0, insert: "" }],
    ["aa", "aaa", { index: 2, remove: 0, insert: "a" }],
    ["", "", { index: 0, remove: 0, insert: "" }],
  ])("%j to %j", (from, to, expected) => {
    expect(trimmedEdit(from, to)).toEqual(expected);
  });
});

describe("textEdits", () => {
  const line = fc.constantFrom("# One", "two", "three 😀", "", "four", "- five");
  const lines = fc.array(line, { maxLength: 20 }).map((all) => all.join("\n"));
  const applyAll = (from: string, edits: TextEdit[]) => edits.reduceRight(apply, from);

  it("turns every text into every other, in order and apart", () => {
    fc.assert(
      fc.property(fc.oneof(lines, anyText), fc.oneof(lines, anyText), (from, to) => {
        const edits = textEdits(from, to);
        expect(applyAll(from, edits)).toBe(to);
        let end = 0;
        for (const { index, remove } of edits) {
          expect(index).toBeGreaterThanOrEqual(end);
          end = index + remove;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("leaves the lines between two changes alone", () => {
    const from = "# A\n\nold words\n\n## B\n\nkept\n\n## C\n\nold end\n";
    const to = "# A\n\nnew words\n\n## B\n\nkept\n\n## C\n\nnew end\n";
    expect(textEdits(from, to)).toEqual([
      { index: from.indexOf("old words"), remove: 3, insert: "new" },
      { index: from.indexOf("old end"), remove: 3, insert: "new" },
    ]);
    expect(textEdits(from, from)).toEqual([]);
  });

  it("takes little time for texts of 5 MB that have nothing or almost everything in common", () => {
    const many = Array.from({ length: 9_000 }, (_, index) => `line ${index}\n`);
    const other = many.map((each, index) => (index % 2 === 0 ? each : `other ${index}\n`));
    const texts = [
      many.join(""),
      other.join(""),
      many.toReversed().join(""),
      "a\n".repeat(2_500_000),
    ];
    const begun = performance.now();
    for (const from of texts) {
      for (const to of texts) expect(applyAll(from, textEdits(from, to)) === to).toBe(true);
    }
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
