import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyze, countWords, outlineOf } from "./analyze.ts";
import { collectDefinitions, definitionsFor, splitChunks } from "./chunks.ts";
import type { PreviewAnswer } from "./preview-protocol.ts";
import { PreviewRenderer } from "./preview-renderer.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { requirementIds } from "./requirement-id.ts";
import { scanSections } from "./sections.ts";

const lines = fc
  .array(
    fc.constantFrom(
      "# One",
      "## 2.1 Two ##",
      "text",
      "",
      "```",
      "~~~~",
      "===",
      "---",
      "- FR-001 item",
      "| a | b |",
      "<!-- c",
      "-->",
      "    code",
      "[x]: /y",
    ),
    { maxLength: 40 },
  )
  .chain((all) => fc.constantFrom("\n", "\r\n").map((end) => all.join(end)));

describe("scanSections", () => {
  it("cuts without losing a character", () => {
    fc.assert(
      fc.property(fc.oneof(lines, fc.string()), (text) => {
        const sections = scanSections(text);
        expect(sections.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
        for (const { line, start } of sections) {
          expect(text.slice(0, start).split("\n").length).toBe(line);
        }
      }),
    );
  });

  it.each([
    ["a fence", "```\n# no\n```\n# yes", ["yes"]],
    ["a longer fence", "````\n```\n# no\n````\n# yes", ["yes"]],
    ["a comment", "<!--\n# no\n-->\n# yes", ["yes"]],
    ["setext", "Title\n===\n\nSub\n---\n", ["Title", "Sub"]],
    ["a rule after an empty line", "text\n\n---\n", []],
    ["closing marks", "## Two ##\n", ["Two"]],
    ["seven marks", "####### no\n", []],
    ["no space", "#no\n", []],
  ])("knows %s", (_name, text, headings) => {
    expect(scanSections(text).flatMap(({ level, heading }) => (level ? [heading] : []))).toEqual(
      headings,
    );
  });
});

describe("splitChunks", () => {
  it("gives the text back, with the line of each part", () => {
    const long = fc
      .array(fc.constantFrom("# H", "word ".repeat(900), "", "```"), { maxLength: 30 })
      .map((all) => all.join("\n"));
    fc.assert(
      fc.property(fc.oneof(lines, long), (text) => {
        const chunks = splitChunks(text);
        expect(chunks.map(({ source }) => source).join("")).toBe(text);
        let at = 0;
        for (const { source, line } of chunks) {
          expect(text.slice(0, at).split("\n").length).toBe(line);
          at += source.length;
        }
      }),
    );
  });

  const items = (mark: (index: number) => string) =>
    Array.from(
      { length: 400 },
      (_, index) => `${mark(index)} **Point ${index}** ${"word ".repeat(40)}`,
    );

  it.each([
    ["bullets", items(() => "-").join("\n"), '</ul><ul dir="auto">'],
    ["bullets with lines between", items(() => "*").join("\n\n"), '</ul><ul dir="auto">'],
    ["numbers", items((index) => `${index + 1}.`).join("\n"), /<\/ol><ol[^>]+>/gu],
    ["paragraphs", items(() => "So").join("\n\n"), ""],
  ])("cuts long %s, and what is shown is the same", (_, text, seam) => {
    const chunks = splitChunks(text);
    expect(Math.max(...chunks.map(({ source }) => source.length))).toBeLessThan(13_000);
    const flat = (html: string) => html.replaceAll(/ data-line="\d+"|\n/gu, "");
    const parts = chunks.map(({ source }) => flat(renderMarkdown(source)));
    expect(parts.join("").replaceAll(seam, "")).toBe(flat(renderMarkdown(text)));
  });

  it.each([
    ["a fence", `\`\`\`\n${items(() => "-").join("\n\n")}\n\`\`\`\n`],
    ["a list that counts by ones", items(() => "1.").join("\n\n")],
    ["a paragraph with numbers", items((index) => `${index + 2}.`).join("\nor\n")],
  ])("does not cut %s", (_, text) => {
    expect(splitChunks(text)).toHaveLength(1);
  });

  it("hands definitions to the parts that use them", () => {
    const definitions = collectDefinitions(
      "See [site].\n\n[site]: https://a.example\n[^n]: Note\n",
    );
    expect(definitionsFor("# A\n\n[site]", definitions)).toContain("https://a.example");
    expect(definitionsFor("# A\n\nWords[^n]", definitions)).toContain("[^n]: Note");
    expect(definitionsFor("# A\n\nplain", definitions)).toBe("");
  });
});

describe("renderMarkdown", () => {
  it.each([
    ["scripts", "<script>alert(1)</script>"],
    ["handlers", '<img src=x onerror="alert(1)">'],
    ["inline handlers", 'a <b onclick="alert(1)">b</b>'],
    ["frames", "<iframe src=//evil.example></iframe>"],
    ["script links", "[x](javascript:alert(1))"],
    ["data links", "[x](data:text/html,<script>)"],
    ["encoded links", "[x](java&#x73;cript:alert(1))"],
    ["autolinks", "<javascript:alert(1)>"],
    ["image scripts", "![x](javascript:alert(1))"],
  ])("disarms %s", (_name, source) => {
    const html = renderMarkdown(source);
    expect(html).not.toMatch(/<(?:script|iframe|b\b|img)/iu);
    expect(html).not.toMatch(/href="(?:javascript|data):/iu);
  });

  it("shows what raw HTML says, and not its tags", () => {
    expect(
      renderMarkdown("H<sub>2</sub>O <kbd>Ctrl</kbd> <u>a <mark>b</u> <x-y>c</x-y> **d**"),
    ).toBe(
      '<p dir="auto" data-line="1">H<sub>2</sub>O <kbd>Ctrl</kbd> <u>a <mark>b</mark></u> c <strong>d</strong></p>',
    );
    const block = renderMarkdown("<details><summary>More</summary>\n\ninside\n\n</details>");
    expect(block).toMatch(/^<p[^>]*>More<\/p>\n<p[^>]*>inside<\/p>\s*$/u);
  });

  it("never lets markup through, whatever the text", () => {
    const hostile = fc
      .array(
        fc.constantFrom(
          "<",
          ">",
          '"',
          "script",
          " onload=",
          "[",
          "](",
          ")",
          "!",
          "`",
          "\n",
          "x:",
          "//",
          "&lt;",
          "*",
          "|",
          "svg",
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string()), (source) => {
        expect(renderMarkdown(source)).not.toMatch(
          /<(?:script|svg|iframe|object|style)|<[^>"]* on\w+=/iu,
        );
      }),
    );
  });

  it("shows an image of another host as a link that opens safely", () => {
    const html = renderMarkdown("![Plan](https://other.example/p.png)");
    expect(html).toContain("Image: Plan");
    expect(html).toContain('rel="noopener noreferrer nofollow"');
    expect(html).not.toContain("<img");
    expect(renderMarkdown("![Own](/files/p.png)")).toContain('<img src="/files/p.png" alt="Own">');
    const id = "img_01jd3k5z8fe9v9w9q2m4x7c1ab";
    expect(renderMarkdown(`![Own](/api/v1/images/${id})`)).toContain(
      `<img data-image="${id}" alt="Own">`,
    );
    expect(renderMarkdown("![x](//other.example/p.png)")).not.toContain("<img");
  });

  it("makes chips of requirement ids, but not in code, links or names of standards", () => {
    const html = renderMarkdown("- FR-001 The app shall run.\n\nSHA-256, `FR-002`, [FR-003](/x).");
    expect(html.match(/data-req/gu)).toHaveLength(1);
    expect(html).toContain('class="rq"');
    expect([...requirementIds("FR-001, FR-001; ISO-29148 and NFR-012은, وFR-002.")]).toEqual([
      "FR-001",
      "NFR-012",
      "FR-002",
    ]);
  });

  it("lets each block find its own direction and marks Korean", () => {
    const html = renderMarkdown("العربية\n\n한국어 문장");
    expect(html).toContain('<p dir="auto" data-line="1">');
    expect(html).toContain('lang="ko"');
  });

  it("gives a table the direction of most letters of its header", () => {
    expect(
      renderMarkdown("| ID | المتطلب |\n|---|---|\n| FR-001 | يحفظ التطبيق أوامر العمل |"),
    ).toContain('<table dir="rtl">');
    expect(
      renderMarkdown("| المصطلح | Meaning |\n|---|---|\n| أمر | Work order, signed |"),
    ).toContain('<table dir="ltr">');
    expect(renderMarkdown("| Term | Meaning |\n|---|---|\n| أمر | عمل موقع |")).toContain(
      '<table dir="ltr">',
    );
  });

  it("sets the number of a heading apart and says where each block begins", () => {
    expect(renderMarkdown("\n## 3.4 Offline\n")).toBe(
      '<h2 aria-level="3" dir="auto" data-line="2"><span class="n">3.4 </span>Offline</h2>',
    );
  });
});

describe("analyze", () => {
  it("outlines equal headings under keys of their own", () => {
    expect(outlineOf("# 1 A\n## *Same*\n## Same\n")).toEqual([
      { key: "1 A#1", number: "1", title: "A", level: 1, line: 1 },
      { key: "Same#1", number: "", title: "Same", level: 2, line: 2 },
      { key: "Same#2", number: "", title: "Same", level: 2, line: 3 },
    ]);
  });

  it("counts words in several scripts", () => {
    expect(countWords("It's one-way, 1.5 km.")).toBe(4);
    expect(countWords("문이 닫히지 않습니다.")).toBe(3);
    expect(countWords("你好")).toBe(2);
    expect(analyze("FR-001 FR-002 FR-001 OQ-001 AS-001").requirements).toBe(2);
  });
});

describe("PreviewRenderer", () => {
  it("answers a part once and drops an older request", async () => {
    const answers: PreviewAnswer[] = [];
    const renderer = new PreviewRenderer(
      (answer) => answers.push(answer),
      () => Promise.resolve(),
    );
    await renderer.handle({ id: 1, text: "# A\n\nx\n\n# B\n", render: true });
    await renderer.handle({ id: 2, text: "# A\n\ny\n\n# B\n", render: true });
    const sent = answers.flatMap((answer) => (answer.type === "html" ? answer.html : []));
    expect(sent).toHaveLength(3);
    const done = answers.flatMap((answer) => (answer.type === "done" ? [answer.parts] : []));
    expect(done.map((parts) => parts.map(({ line }) => line))).toEqual([
      [1, 5],
      [1, 5],
    ]);
  });
});
