import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderSample } from "../testing/render-sample.ts";

async function html(markdown: string, title?: string): Promise<string> {
  const overrides = title === undefined ? {} : { title };
  return new TextDecoder().decode((await renderSample("html", markdown, overrides)).bytes);
}

async function mainOf(markdown: string): Promise<string> {
  const page = await html(markdown);
  return page.slice(page.indexOf("<main>") + 7, page.indexOf("</main>"));
}

describe("renderHtml", () => {
  it("is one page that loads nothing", async () => {
    const page = await html(
      "# T\n\n![shot](https://x.example/a.png) <script src=//evil.example></script>",
    );
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<(?:script|img|link|iframe|object)\b/i);
    expect(page).not.toMatch(/\bsrc=(?!\/\/evil)/);
    expect(page).toContain('<a href="https://x.example/a.png"');
  });

  it.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "![x](javascript:alert(1))",
  ])("drops the address of %s", async (markdown) => {
    expect(await mainOf(markdown)).not.toMatch(/href/);
  });

  it("lets no text become markup", async () => {
    const hostile = fc.constantFrom(
      "<script>",
      "</style>",
      '"',
      "'",
      "<img src=x onerror=a>",
      "-->",
      "<!--",
      "&lt;",
      "`",
      "[",
      "](",
      ")",
      "a",
      " ",
      "\n",
      "|",
      "# ",
      "<a href='javascript:x'>",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { maxLength: 30 }), async (pieces) => {
        const page = await html(pieces.join(""), pieces.join(""));
        expect(page.match(/<\/?(?:script|img|iframe|object|embed|form|svg)\b/gi)).toBeNull();
        expect(page.match(/<style>/g)).toHaveLength(1);
        expect(page.match(/<\/style>/g)).toHaveLength(1);
        expect(page).not.toMatch(/<[^>]*\son\w+=/i);
        expect(page).not.toMatch(/href="(?!https?:|mailto:|tel:|#)/);
      }),
      { numRuns: 150 },
    );
  });

  it("links contents, cross references and notes to anchors that exist", async () => {
    const page = await html("## Scope\n\n[in](#scope)[^1] and[^1]\n\n### Deep\n\n[^1]: note");
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets.length).toBeGreaterThanOrEqual(5);
    for (const target of targets) expect(ids).toContain(target);
    expect(ids.size).toBe([...page.matchAll(/ id="/g)].length);
  });

  it("writes the structure of every block", async () => {
    const main = await mainOf(
      "## H\n\n1. a\n2. b\n   - [x] c\n\n> q\n\n| l | r |\n|:-:|--:|\n| 1 | 2 |\n\n```ts\n<x>\n```\n\n---\n\n**b** *i* ~~s~~ `c` FR-001  \nnext\n\n5. five",
    );
    expect(main).toContain('<ol start="5">');
    expect(main).toMatch(
      /<li class="task" dir="auto"><span class="box" role="img" aria-label="Done">☑<\/span>c/,
    );
    expect(main).toContain('<th scope="col" class="center" dir="auto">l</th>');
    expect(main).toContain('<span class="language">ts</span><code>&lt;x&gt;</code>');
    expect(main).toContain('<blockquote>\n<p dir="auto">q</p>\n</blockquote>');
    expect(main).toContain(
      '<strong>b</strong> <em>i</em> <del>s</del> <code>c</code> <span class="req">FR-001</span><br>next',
    );
    expect(main).toContain("<hr>");
  });

  it("names the language of the text where letters depend on it", async () => {
    const main = await mainOf("한국어\n\n日本語です\n\n中文\n\nمرحبا\n\nשלום\n\nLatin");
    expect([...main.matchAll(/lang="(\w+)"/g)].map((match) => match[1])).toEqual([
      "ko",
      "ja",
      "zh",
      "ar",
      "he",
    ]);
  });

  it("puts the markers of right-to-left lists on the right", async () => {
    const text = "The text goes on from left to right.";
    expect(await mainOf(`${text}\n\n- مرحبا\n- text`)).toContain('<ul dir="rtl">');
    expect(await mainOf(`${text}\n\n1. text\n2. مرحبا`)).toContain("<ol>");
  });

  it("says which way lists and tables read that do not read as their document", async () => {
    const main = await mainOf(
      `${"مرحبا بكم في الوثيقة ".repeat(9)}\n\n- text\n\n- مرحبا\n\n| Name |\n|---|\n| x |\n\n| # | الاسم | L1 | NIST |\n|---|---|---|---|\n| 1 | نص | ✓ | 5.1 |`,
    );
    expect(main.match(/<(?:ul|table)\b[^>]*>/g)).toEqual([
      '<ul dir="ltr">',
      '<table dir="ltr">',
      "<table>",
    ]);
  });

  it("breaks no word of a table on paper but long ones", async () => {
    const main = await mainOf(`| \`explode\` | ${"x".repeat(21)} |\n|---|---|\n| \`string\` | y |`);
    expect(main).toContain('<th scope="col" dir="auto"><code>explode</code></th>');
    expect(main).toContain('<th scope="col" class="breaks" dir="auto">x');
    const page = await html("x");
    expect(page).toContain("th code,td code{overflow-wrap:break-word}");
    expect(page.match(/@media print\{.*\}/)?.[0]).not.toMatch(/(?<!\.breaks )code\{overflow-wrap/);
  });

  it("gives the cells with text the room, not those with a tick", async () => {
    const text = "Verify that a common logging format is used";
    const main = await mainOf(`| a | b | c |\n|---|---|---|\n| ✓ | ${text} | ${text} ${text} |`);
    expect(main).toMatch(/<td dir="auto">✓<\/td><td class="text" [^>]*>V.*<td class="long"/);
    expect(await html("x")).not.toMatch(/td\{min-width/);
  });

  it("leaves the title out of the body when it only repeats it", async () => {
    const page = await html("# Shaftline  technician APP\n\ntext");
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page.match(/<h2/g)).toBeNull();
  });
});
