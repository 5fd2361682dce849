import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunkMarkdown, normalizeText } from "./chunk-markdown.ts";
import {
  type Block,
  BOLD,
  CODE,
  cellText,
  KEY,
  MARKED,
  plainText,
  REQUIREMENT,
  SUB,
  UNDERLINE,
} from "./model.ts";
import { eachRuns, readMarkdown } from "./read-markdown.ts";

function textOf(markdown: string): string {
  return [...eachRuns(readMarkdown(markdown))].map((runs) => plainText(runs)).join("\n");
}

function only(markdown: string): Block {
  const [block, ...rest] = readMarkdown(markdown).blocks;
  expect(rest).toEqual([]);
  if (block === undefined) throw new Error("nothing was read");
  return block;
}

describe("readMarkdown", () => {
  it("finds requirement ids between letters of scripts that put no space there", () => {
    const found = (markdown: string) =>
      [...eachRuns(readMarkdown(markdown))].flatMap((runs) =>
        runs.flatMap(({ text, marks }) => (marks === REQUIREMENT ? text : [])),
      );
    const between = "FR-001을 보라. 見FR-002を。 راجع وFR-003";
    expect(found(between)).toEqual(["FR-001", "FR-002", "FR-003"]);
    expect(found("xFR-001, FR-002x, äFR-003, FR-0012б")).toEqual([]);
  });

  it("marks requirement ids, but not inside code and not the names of standards", () => {
    expect(
      only("See FR-001, CR-001 and `FR-002`, not UTF-16, RFC-2119, SHA3-512 or CVE-2024-001."),
    ).toEqual({
      type: "paragraph",
      runs: [
        { text: "See ", marks: 0 },
        { text: "FR-001", marks: REQUIREMENT },
        { text: ", ", marks: 0 },
        { text: "CR-001", marks: REQUIREMENT },
        { text: " and ", marks: 0 },
        { text: "FR-002", marks: CODE },
        { text: ", not UTF-16, RFC-2119, SHA3-512 or CVE-2024-001.", marks: 0 },
      ],
    });
  });

  it.each([
    '## <b>1.1 Purpose</b> <a name="There" />',
    '<a id="there"></a>\n## 1.1 Purpose',
    '<a name="there"></a>\n\n## 1.1 Purpose',
    '<h2 id="there">1.1 Purpose</h2>',
    '<div id="there">\n\n## 1.1 Purpose\n\n</div>',
  ])("leads links to the place that %j names", (heading) => {
    const model = readMarkdown(`[go](#there)\n\n${heading}\n`);
    const [link] = [...eachRuns(model)].flat();
    const [place] = model.headings[0]?.runs ?? [];
    expect(link).toMatchObject({ text: "go", href: "#place:there" });
    expect(place).toMatchObject({ text: "1.1 Purpose", anchor: "place:there" });
  });

  it("begins the line after a break without the space of its source", () => {
    expect(textOf("## Sponsor\n\n<br>\n")).not.toContain("  ");
    expect(only("Sponsor: A\n<br>\nOwner: B")).toMatchObject({
      runs: [{ text: "Sponsor: A " }, { text: "\n" }, { text: "Owner: B" }],
    });
  });

  it("keeps a table within a cell of HTML in it, row by row", () => {
    const inner =
      "<table><tr><td>sync</td><td>Invokes it.</td></tr><tr><td>async</td><td>Queues it.</td></tr></table>";
    const table = only(
      `<table><tr><th>Name</th><th>Kind</th></tr><tr><td>port</td><td>One of${inner}</td></tr><tr><td>arg</td><td>Any</td></tr></table>`,
    );
    const line = (text: string) => ({ type: "paragraph", runs: [{ text }] });
    const item = (...texts: string[]) => ({ blocks: texts.map(line) });
    expect(table).toMatchObject({
      header: [[line("Name")], [line("Kind")]],
      rows: [
        [
          [line("port")],
          [
            line("One of"),
            { type: "list", items: [item("sync", "Invokes it."), item("async", "Queues it.")] },
          ],
        ],
        [[line("arg")], [line("Any")]],
      ],
    });
  });

  it("keeps safe links, drops scripts and broken cross references", () => {
    const { blocks } = readMarkdown(
      "## Scope\n\n[a](https://a.example/) [b](javascript:alert(1)) [c](#scope) [d](#nowhere) ![e](https://e.example/x.png)",
    );
    const runs = blocks[1]?.type === "paragraph" ? blocks[1].runs : [];
    expect(runs.filter((run) => run.href).map((run) => [run.text, run.href])).toEqual([
      ["a", "https://a.example/"],
      ["c", "#scope"],
      ["e", "https://e.example/x.png"],
    ]);
    expect(plainText(runs)).toBe("a b c d e");
  });

  it("reads what raw HTML says and drops its tags, scripts and comments", () => {
    expect(textOf("<div onclick=x>hi</div>\n\na <b>b</b> <!-- secret --> c<br>d")).toBe(
      "hi\na b  c d",
    );
    expect(textOf("a <script>alert(1)</script>b <x-y z>c</x-y> < d")).toBe("a b c < d");
    expect(only("H<sub>2</sub>O, <kbd>Ctrl</kbd> <mark>n<u>o</u>w</mark> <b>unclosed")).toEqual({
      type: "paragraph",
      runs: [
        { text: "H", marks: 0 },
        { text: "2", marks: SUB },
        { text: "O, ", marks: 0 },
        { text: "Ctrl", marks: KEY },
        { text: " ", marks: 0 },
        { text: "n", marks: MARKED },
        { text: "o", marks: MARKED | UNDERLINE },
        { text: "w", marks: MARKED },
        { text: " ", marks: 0 },
        { text: "unclosed", marks: BOLD },
      ],
    });
  });

  it("reads blocks of raw HTML as headings, paragraphs, lists and tables", () => {
    const { blocks, headings } = readMarkdown(
      '<details><summary>More &eacute;</summary>\n\n**inside**\n\n</details>\n\n<h2 align="center">Title</h2>\n\n<ul><li>one<li>two <a href="javascript:x">no</a></ul>\n\n<table><tr><th>A<th>B</tr><tr><td>1<br>2</table>',
    );
    const paragraph = (text: string, marks = 0) => ({ type: "paragraph", runs: [{ text, marks }] });
    const item = (text: string) => ({ checked: null, blocks: [paragraph(text)] });
    expect(headings.map(({ text, depth }) => [text, depth])).toEqual([["Title", 2]]);
    expect(blocks).toMatchObject([
      paragraph("More é", BOLD),
      paragraph("inside", BOLD),
      { type: "heading" },
      { type: "list", ordered: false, items: [item("one"), item("two no")] },
      { type: "table", header: [[paragraph("A", BOLD)], [paragraph("B", BOLD)]] },
    ]);
    const table = blocks.at(-1);
    expect(table?.type === "table" && table.rows.map((row) => row.map(cellText))).toEqual([
      ["1 2", ""],
    ]);
  });

  it("makes lists of the lines of a cell that begin as items do", () => {
    const table = only(
      "| a | b |\n|---|---|\n| 1. one<br>2. two<br>3. three | In:<br>- x<br>- y |",
    );
    const [first, second] = table.type === "table" ? (table.rows[0] ?? []) : [];
    const item = (text: string) => ({
      checked: null,
      blocks: [{ type: "paragraph", runs: [{ text, marks: 0 }] }],
    });
    const list = { type: "list", start: 1 };
    expect(first).toEqual([{ ...list, ordered: true, items: ["one", "two", "three"].map(item) }]);
    expect(second).toEqual([
      { type: "paragraph", runs: [{ text: "In:", marks: 0 }] },
      { ...list, ordered: false, items: ["x", "y"].map(item) },
    ]);
  });

  it("reads hostile HTML in linear time", () => {
    const startedAt = performance.now();
    for (const piece of ["<a ", '<a "', "<!--", "<b>", "</b>", "<ul>", "<table>", "<a b='", "&#"])
      readMarkdown(`x ${piece.repeat(2_000)}\n\n<div>${piece.repeat(2_000)}`);
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });

  it("numbers footnotes by first mention and keeps unmentioned ones", () => {
    const { notes } = readMarkdown(
      "a[^z] b[^y] c[^z]\n\n[^x]: unused\n\n[^y]: second\n\n[^z]: first",
    );
    const texts = notes.map((note) => [
      note.number,
      note.referenced,
      note.blocks.map((block) => (block.type === "paragraph" ? plainText(block.runs) : "")),
    ]);
    expect(texts).toEqual([
      [1, true, ["first"]],
      [2, true, ["second"]],
      [3, false, ["unused"]],
    ]);
  });

  it("gives equal headings different ids", () => {
    expect(readMarkdown("# A b\n\n# A b\n\n# A b").headings.map((heading) => heading.id)).toEqual([
      "a-b",
      "a-b-1",
      "a-b-2",
    ]);
  });

  it("reads tables, lists and code across chunk borders as one block", () => {
    const rows = Array.from({ length: 1500 }, (_, index) => `| r${index} | value ${index} |`);
    const table = only(`| a | b |\n|---|--:|\n${rows.join("\n")}`);
    expect(table.type === "table" && table.rows.length).toBe(1500);
    const items = only(
      Array.from({ length: 2000 }, (_, index) => `${index + 1}. item ${index}`).join("\n"),
    );
    expect(items.type === "list" && items.items.length).toBe(2000);
    const lines = Array.from({ length: 2000 }, (_, index) => `let x${index} = "| # - >";`).join(
      "\n",
    );
    expect(only(`\`\`\`ts\n${lines}\n\`\`\``)).toEqual({
      type: "code",
      language: "ts",
      text: lines,
    });
  });

  it("reads pictures that lie in the text, however large, and shows code about them as it is", () => {
    const url = `data:image/png;base64,${"iVBORw0K".repeat(40_000)}`;
    expect(only(`![Shaft](${url})`)).toEqual({
      type: "image",
      source: url,
      alt: "Shaft",
      fallback: null,
    });
    const code = only(`\`\`\`md\n![Shaft](${url})\n\`\`\``);
    expect(code.type === "code" && code.text).toBe(`![Shaft](${url})`);
    expect(textOf(`See /embedded-picture/0.`)).toBe("See /embedded-picture/0.");
  });

  it("resolves definitions that stand in another chunk", () => {
    const filler = Array.from(
      { length: 900 },
      (_, index) => `Paragraph ${index} of the filler text.`,
    ).join("\n\n");
    const model = readMarkdown(
      `[far][ref] and[^n]\n\n${filler}\n\n## End\n\n[ref]: https://far.example/\n\n[^n]: The far note`,
    );
    const first = model.blocks[0];
    expect(first?.type === "paragraph" && first.runs[0]).toEqual({
      text: "far",
      marks: 0,
      href: "https://far.example/",
    });
    expect(model.notes).toHaveLength(1);
    expect(model.notes[0]?.blocks).toEqual([
      { type: "paragraph", runs: [{ text: "The far note", marks: 0 }] },
    ]);
  });

  it("loses no word of any generated text", () => {
    const word = fc.stringMatching(/^[a-zA-Zäöüßéжπ가漢あ]{1,12}$/);
    const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
    const block = fc.oneof(
      sentence,
      sentence.map((text) => `## ${text}`),
      fc
        .array(sentence, { minLength: 1, maxLength: 4 })
        .map((items) => items.map((item) => `- ${item}`).join("\n")),
      fc
        .array(sentence, { minLength: 1, maxLength: 4 })
        .map(
          (cells) =>
            `| h | ${cells[0]} |\n|---|---|\n${cells.map((cell) => `| x | ${cell} |`).join("\n")}`,
        ),
      sentence.map((text) => `> **${text}** and *${text}*`),
      sentence.map((text) => `\`\`\`\n${text}\n\`\`\``),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (parts) => {
        const text = textOf(parts.join("\n\n"));
        for (const found of parts.join(" ").match(/[\p{L}]+/gu) ?? [])
          expect(text).toContain(found);
      }),
      { numRuns: 150 },
    );
  });

  it("never throws on arbitrary text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        expect(readMarkdown(text).blocks).toBeInstanceOf(Array);
      }),
    );
  }, 20_000);

  it.each([
    ["quotes", `${">".repeat(100_000)} x`],
    ["list markers", `${"- ".repeat(50_000)}x`],
    ["numbers", "1. ".repeat(20_000)],
    ["brackets", "[".repeat(100_000)],
    ["emphasis", "*a ".repeat(60_000)],
    [
      "indented lists",
      Array.from({ length: 1500 }, (_, index) => `${" ".repeat(index * 2)}- x`).join("\n"),
    ],
    ["one word", "a".repeat(1_000_000)],
    ["footnote references", "[^a]".repeat(10_000)],
    ["comments", `x ${"<!--".repeat(10_000)}`],
    ["instructions", `x ${"<?".repeat(20_000)}`],
    ["emphasis of both kinds", "*a_".repeat(12_000)],
    ["lines of emphasis", "**a _b\n".repeat(6_000)],
    ["links", "[a](".repeat(10_000)],
    ["code", "`a".repeat(20_000)],
  ])(
    "reads hostile %s in bounded time",
    (_, markdown) => {
      expect(readMarkdown(markdown).blocks.length).toBeGreaterThan(0);
    },
    15_000,
  );
});

it("shows every character of a paragraph with more marks than are read", () => {
  const text = Array.from({ length: 800 }, (_, index) => `a_${index}b <?c`).join(" ");
  const [first] = readMarkdown(text).blocks;
  expect(first?.type === "paragraph" && first.runs.map((run) => run.text).join("")).toBe(text);
});

describe("chunkMarkdown", () => {
  it("keeps chunks near their target size and never cuts inside a fence at a heading", () => {
    const text = Array.from(
      { length: 200 },
      (_, index) => `## H${index}\n\n\`\`\`\n# not a heading\n\`\`\`\n\n${"word ".repeat(60)}`,
    ).join("\n\n");
    const chunks = [...chunkMarkdown(text)];
    expect(chunks.length).toBeGreaterThan(3);
    for (const chunk of chunks) {
      expect(chunk.text.length).toBeLessThan(20_000);
      expect((chunk.text.match(/^```/gm) ?? []).length % 2).toBe(0);
    }
  });
});

describe("normalizeText", () => {
  it("replaces control characters and lone surrogates, and nothing else", () => {
    expect(normalizeText("a\u0000b\ud800c\r\nd\te\u{1F680}")).toBe(
      "a\ufffdb\ufffdc\nd\te\u{1F680}",
    );
  });
});
