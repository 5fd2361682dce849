import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf } from "./blocks.ts";
import { compareTexts } from "./compare.ts";
import { diffWords } from "./word-diff.ts";

const V1 = `# 3.4 Offline

A shift of four hours must be possible without a network.

- FR-013 The app shall warn when the network is lost.
- FR-014 The app shall open a work order within five seconds.

| Data | Limit |
|---|---|
| Photos | 400 |

# 3.5 Languages

English only.
`;

describe("blocksOf", () => {
  it("reads paragraphs, items, rows, quotes and code", () => {
    const text =
      "One\ntwo\n- **a** item\n  more\n1. b\n\n| A | b\\|c |\n|:-|-|\n> q\n> r\n```ts\ncode\n\n```\n";
    expect(blocksOf(text).map(({ kind, text: words }) => [kind, words])).toEqual([
      ["paragraph", "One two"],
      ["item", "a item more"],
      ["item", "b"],
      ["row", "A b|c"],
      ["quote", "q r"],
      ["code", "code\n"],
    ]);
  });

  it("loses no word of any text", () => {
    const line = fc.constantFrom(
      "word one",
      "- item",
      "| a | b |",
      "> q",
      "```",
      "",
      "  more",
      "1. n",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const sources = blocksOf(lines.join("\n"))
          .map(({ source }) => source)
          .join("\n");
        expect(sources.split("\n").filter(Boolean)).toEqual(lines.filter(Boolean));
      }),
    );
  });
});

describe("compareTexts", () => {
  it("finds what was added, removed and changed, section by section", () => {
    const V2 = V1.replace("four hours", "a whole day")
      .replace("- FR-013 The app shall warn when the network is lost.\n", "")
      .replace("five seconds", "two seconds")
      .replace("English only.\n", "English only.\n\nKorean too.\n");
    const comparison = compareTexts(V1, V2);
    expect(comparison).toMatchObject({ added: 1, removed: 1, changed: 2 });
    expect(comparison.sections.map(({ heading, type }) => [heading, type])).toEqual([
      ["3.4 Offline", "changed"],
      ["3.5 Languages", "changed"],
    ]);
    expect(comparison.sections[0]?.blocks.map(({ type }) => type)).toEqual([
      "changed",
      "removed",
      "changed",
      "same",
      "same",
    ]);
  });

  it("knows a renamed section by its text, and new and removed ones", () => {
    const renamed = compareTexts(V1, V1.replace("3.5 Languages", "3.6 Tongues"));
    expect(renamed.sections[1]).toMatchObject({
      type: "changed",
      heading: "3.6 Tongues",
      headingBefore: "3.5 Languages",
    });
    const removed = compareTexts(V1, V1.slice(0, V1.indexOf("# 3.5")));
    expect(removed).toMatchObject({ added: 0, removed: 1, changed: 0 });
    expect(compareTexts("", "# New\n")).toMatchObject({ added: 1, removed: 0 });
  });

  it("says the same of a text and itself, and mirrors the direction", () => {
    const text = fc
      .array(fc.constantFrom("# A", "## B", "x y z", "- FR-001 it", "| a | b |", "", "```"), {
        maxLength: 20,
      })
      .map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compareTexts(a, a)).toMatchObject({ added: 0, removed: 0, changed: 0 });
        const there = compareTexts(a, b);
        const words = there.sections.flatMap(({ blocks }) =>
          blocks.flatMap((change) =>
            change.type === "changed"
              ? [change.after.source]
              : change.type === "removed"
                ? []
                : [change.block.source],
          ),
        );
        const expected = compareTexts("", b).sections.flatMap(({ blocks }) =>
          blocks.flatMap((change) => (change.type === "added" ? [change.block.source] : [])),
        );
        expect(words).toEqual(expected);
      }),
    );
  });
});

describe("diffWords", () => {
  it("gives both lines back", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const changes = diffWords(before, after);
        const join = (skip: string) =>
          changes.flatMap(({ type, text }) => (type === skip ? [] : [text])).join("");
        expect(join("added")).toBe(before);
        expect(join("removed")).toBe(after);
      }),
    );
  });

  it("marks words, and characters of scripts without spaces", () => {
    expect(diffWords("within five seconds", "within two seconds")).toEqual([
      { type: "same", text: "within " },
      { type: "removed", text: "five" },
      { type: "added", text: "two" },
      { type: "same", text: " seconds" },
    ]);
    expect(diffWords("我们写作", "我们读书").at(0)).toEqual({ type: "same", text: "我们" });
  });
});
