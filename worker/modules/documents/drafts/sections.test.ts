import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { draftEtag, listSections, parseIfMatch } from "./sections.ts";

function headings(markdown: string): string[] {
  return listSections(markdown).map(({ level, heading }) => `${level} ${heading}`);
}

function ids(markdown: string): string[] {
  return listSections(markdown).map(({ id }) => id);
}

describe("what counts as a heading", () => {
  it.each([
    ["ATX", "# One\n###### Six\n####### seven", ["1 One", "6 Six"]],
    ["ATX with closing marks", "## Two ##  \n# C#\n# \\#\n#", ["2 Two", "1 C#", "1 #", "1 "]],
    ["ATX without a space", "#tag\n#\tTab", ["0 ", "1 Tab"]],
    ["setext", "One\n===\nTwo\nlines\n---", ["1 One", "2 Two lines"]],
    ["setext after a definition", "[a]: /b\nTitle\n===", ["0 ", "1 Title"]],
    ["no setext under a table", "| a |\n|---|\n| b |\n---\n", ["0 "]],
    ["no setext under a list item", "- a\n---\n- b\nlazy\n===", ["0 "]],
    ["none in code fences", "```\n# a\n~~~\n# b\n```\n# Real\n~~~ x\n# c", ["0 ", "1 Real"]],
    ["none in a fence in a list", "- ```\n  # a\n  ```\n\n# Real", ["0 ", "1 Real"]],
    ["a fence ends with its list", "- ```\n# Real", ["0 ", "1 Real"]],
    ["none in indented code", "    # a\n\t# b\n   # Real", ["0 ", "1 Real"]],
    ["none in HTML", "<div>\n# a\n\n# Real\n<!--\n\n# b\n-->\n# Also", ["0 ", "1 Real", "1 Also"]],
    ["none in quotes, lists, footnotes", "> # a\n\n- # b\n\n[^1]: x\n\n    # c\n", ["0 "]],
    ["carriage returns", "# One\r\rTwo\r\n===\r\n", ["1 One", "1 Two"]],
    ["inline marks", "# `a` **b** _c_ d_e [f](g) ![h](i) <br> 2 * 3\n", ["1 a b c d_e f h 2 * 3"]],
    ["nothing", " \n\t\n", []],
  ])("%s", (_, markdown, expected) => {
    expect(headings(markdown)).toEqual(expected);
  });
});

describe("ids", () => {
  it("are the slugs of the heading path, Unicode kept", () => {
    const markdown = "# 1 Überblick\n## 목적 & Scope\n#### Deep\n## 範圍\n# Ende!\n";
    expect(ids(markdown)).toEqual([
      "1-überblick",
      "1-überblick.목적-scope",
      "1-überblick.목적-scope.deep",
      "1-überblick.範圍",
      "ende",
    ]);
  });

  it("count duplicates and never clash with one that looks counted", () => {
    expect(ids("# A 2\n# A\n# A\n# A\n# !\n# ?\n")).toEqual([
      "a-2",
      "a",
      "a-3",
      "a-4",
      "section",
      "section-2",
    ]);
  });

  it("keep the preamble's for the preamble", () => {
    expect(ids("text\n# Preamble\n")).toEqual(["preamble", "preamble-2"]);
    expect(ids("\n# Preamble\n")).toEqual(["preamble-2"]);
  });

  it("stay the same when text and other sections change", () => {
    const before = ids("# A\n## B\n# C\n");
    const after = ids("intro\n# A\ntext\n## New\n## B\n# C\n");
    expect(after.filter((id) => before.includes(id))).toEqual(before);
  });

  it("are short for long headings and cut no character in two", () => {
    const [id = ""] = ids(`# ${"𝒜".repeat(200)}\n`);
    expect([...id]).toHaveLength(60);
    expect(id.isWellFormed()).toBe(true);
  });
});

describe("hash", () => {
  it("is of the section's own text only", () => {
    const [a, b] = listSections("# A\none\n## B\ntwo\n");
    const [changedA, sameB] = listSections("# A\nother\n## B\ntwo\n");
    expect(changedA?.hash).not.toBe(a?.hash);
    expect(sameB?.hash).toBe(b?.hash);
  });
});

const line = fc.constantFrom(
  ...["# One", "## Two ##", "### 셋", "#", "#tag", "  # indented", "    # code", "\t# code"],
  ...["text", "more text", "Title", "===", "---", "  ---", "- - -", "", "", "", "  ", "a\\"],
  ...["- item", "  - sub", "    deep", "  cont", "- # in", "-", "1. one", "   para", "2. two"],
  ...["```", "```js", "~~~", "  ```", "- ```", "> quote", "> # in", "> ```", ">", "-\ttab"],
  ...[
    "| a | b |",
    "|---|---|",
    "| 1 | 2 |",
    "| a |",
    "|---|",
    "<div>",
    "</div>",
    "<!-- a",
    "b -->",
  ],
);
const markdownText = fc
  .tuple(fc.array(line, { maxLength: 16 }), fc.constantFrom("\n", "\r\n", "\r"))
  .map(([lines, end]) => lines.join(end))
  // There the parser takes a list after indented code for a paragraph, which CommonMark does not.
  .filter(
    (text) => !/(?:^|[\r\n])(?: {4}|\t)[^\r\n]*(?:\s*[\r\n])+[ \t]*(?:[-+*]|\d+\.)/.test(text),
  );

function parsedHeadings(markdown: string): { level: number; start: number }[] {
  return fromMarkdown(markdown, { extensions: [gfm()] }).children.flatMap((node) =>
    node.type === "heading"
      ? [{ level: node.depth, start: node.position?.start.offset ?? -1 }]
      : [],
  );
}

function lineStart(markdown: string, offset: number): number {
  const before = markdown.slice(0, offset);
  return Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
}

describe("for every text", () => {
  it("finds the headings a full Markdown parser finds", () => {
    fc.assert(
      fc.property(markdownText, (markdown) => {
        const expected = parsedHeadings(markdown).map(({ level, start }) => ({
          level,
          start: lineStart(markdown, start),
        }));
        const found = listSections(markdown)
          .filter(({ level }) => level > 0)
          .map(({ level, start }) => ({ level, start }));
        expect(found).toEqual(expected);
      }),
      { numRuns: 3_000 },
    );
  });

  it("covers it without gaps, each section once, each id once", () => {
    const anything = fc.oneof(markdownText, fc.string({ unit: "binary", maxLength: 200 }));
    fc.assert(
      fc.property(anything, (markdown) => {
        const sections = listSections(markdown);
        const first = sections[0]?.start ?? markdown.length;
        expect(markdown.slice(0, first).trim()).toBe("");
        for (const [index, { start, end }] of sections.entries()) {
          expect(end).toBeGreaterThan(start);
          expect(sections[index + 1]?.start ?? markdown.length).toBe(end);
        }
        expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("5 MB of hostile text", () => {
  const size = 5_000_000;
  it.each([
    ["one line", "x"],
    ["empty lines", "\n"],
    ["carriage returns", "\r"],
    ["spaces before a closing mark", "# x", " ", "# y"],
    ["spaces in a delimiter row", "a\n-", " ", "x"],
    ["nested quotes", ">"],
    ["nested quotes, line by line", "> > > > > > > > > > > > x\n"],
    ["nested lists", "- "],
    ["deep text", "- ".repeat(60), `\n${" ".repeat(120)}x`],
    ["nested lists, then empty lines", `${"- ".repeat(100_000)}x`, "\n"],
    ["headings", `## a b\n${"text ".repeat(10)}\n`],
    ["headings of brackets", "# ", "[x]("],
    ["setext headings", `${"a ".repeat(30)}\n=\n`],
    ["definitions", "[a]: /b\n"],
    ["an open definition", "[a]: /b ", " ", "x"],
    ["open tags", "<a ", "b=c ", "<"],
    ["tag attributes with spaces", "<a b", " ", "<"],
    ["many cells", "a\n|", "-|", "x"],
    ["escapes in a definition", "[", "\\a", "]: /b"],
    ["breaks that are none", "", "* ", "x"],
    ["backticks", "`"],
    ["fences", "```\n~~~\n"],
    ["table rows", "| a |\n|---|\n"],
    ["tabs", "\t"],
    ["hashes", "# ", "#", "x"],
    ["underscores", "# ", "_", " x"],
  ])(
    "%s",
    (_, first, unit = "", last = "") => {
      const repeated = unit === "" ? first : unit;
      const markdown = (unit === "" ? "" : first) + repeated.repeat(size / repeated.length) + last;
      const startedAtMs = performance.now();
      listSections(markdown);
      expect(performance.now() - startedAtMs).toBeLessThan(10_000);
    },
    20_000,
  );
});

it("counts 20,000 sections and leaves the rest in the last", () => {
  const markdown = "# a\n".repeat(20_002);
  const sections = listSections(markdown);
  expect(sections).toHaveLength(20_000);
  expect(sections.at(-1)).toMatchObject({ start: 4 * 19_999, end: markdown.length });
});

describe("entity tags", () => {
  it("round-trip", () => {
    expect(draftEtag(12)).toBe('"r12"');
    fc.assert(
      fc.property(fc.nat(), (revision) => {
        expect(parseIfMatch(draftEtag(revision))).toBe(revision);
      }),
    );
  });

  it.each([
    [undefined, undefined],
    [null, undefined],
    ["*", "*"],
    [' "r3" ', 3],
    ['W/"r3"', 3],
    ['"r0"', 0],
    ["", "invalid"],
    ["r3", "invalid"],
    ['"3"', "invalid"],
    ['"r-1"', "invalid"],
    ['"r03"', "invalid"],
    ['"r1e3"', "invalid"],
    ['"r1", "r2"', "invalid"],
    ['"r99999999999999999999"', "invalid"],
  ])("%j asks for %j", (header, expected) => {
    expect(parseIfMatch(header)).toBe(expected);
  });
});
