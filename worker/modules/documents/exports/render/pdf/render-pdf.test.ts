import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainBranding } from "../export-source.ts";
import { type FontSource, renderExport } from "../index.ts";
import { encodePng } from "../pictures/encode-png.ts";
import { inspectPdf } from "../testing/inspect-pdf.ts";
import {
  exportSource,
  noConverter,
  noPictures,
  packageFonts,
  renderSample,
  squeeze,
} from "../testing/render-sample.ts";
import { sampleMarkdown } from "../testing/sample-document.ts";

async function inspect(markdown: string): Promise<ReturnType<typeof inspectPdf>> {
  return inspectPdf((await renderSample("pdf", markdown)).bytes);
}

function renderWith(
  fonts: FontSource,
  markdown: string,
  onProgress: (done: number, total: number) => void = () => {},
) {
  return renderExport("pdf", exportSource(markdown), {
    fonts,
    pictures: noPictures,
    converter: noConverter,
    onProgress,
  });
}

function structure(raw: string, type: string): number {
  return raw.match(new RegExp(`/S /${type}\\n`, "g"))?.length ?? 0;
}

describe("renderPdf", () => {
  it("begins with a turned page, not an empty one, where a wide table comes first", async () => {
    const row = `| ${Array.from({ length: 12 }, (_, at) => `measurement-${at}`).join(" | ")} |`;
    const { raw, pages } = await inspect(`## Wide\n\n${row}\n${"|---".repeat(12)}|\n${row}\n`);
    expect(raw.match(/\/MediaBox \[0 0 841\.89 595\.28\]/g)).toHaveLength(1);
    expect(pages).toHaveLength(3);
  });

  it("writes the numbers of notes from left to right in lines that do not", async () => {
    const notes = Array.from({ length: 12 }, (_, at) => at + 1);
    const { pages } = await inspect(
      `${notes.map((note) => `كلمة[^${note}]`).join("\n\n")}\n\n${notes.map((note) => `[^${note}]: x`).join("\n")}\n`,
    );
    expect(pages.at(-1)?.match(/12/g)).toHaveLength(2);
    expect(pages.at(-1)).not.toContain("21");
  });

  it("fills its lines with a word that is longer than many of them", async () => {
    const { pages } = await inspect("b".repeat(3_000));
    const lines = pages.at(-1)?.match(/b{2,}/g) ?? [];
    expect(new Set(lines.slice(0, -1).map((line) => line.length)).size).toBeLessThan(4);
    expect(lines.join("")).toHaveLength(3_000);
  });

  it("tags the document and gives it bookmarks, a language and a title", async () => {
    const { raw } = await inspect(
      "## One\n\nText\n\n### Two\n\n- a\n- b\n\n> q\n\n| h |\n|---|\n| c |\n\n```\nx\n```",
    );
    expect(raw).toMatch(/\/Type \/StructTreeRoot/);
    expect(raw).toMatch(/\/Marked true/);
    expect(raw).toMatch(/\/Lang \(en\)/);
    expect(raw).toMatch(/\/DisplayDocTitle true/);
    expect(raw).toMatch(/\/Outlines \d+ 0 R/);
    expect(raw).toContain("/Title (One)");
    expect(raw).toContain("/Title (Two)");
    for (const type of [
      "Document",
      "H1",
      "H2",
      "H3",
      "P",
      "L",
      "LI",
      "Lbl",
      "LBody",
      "BlockQuote",
      "Table",
      "TR",
      "TH",
      "TD",
      "Code",
      "TOC",
      "TOCI",
    ]) {
      expect(structure(raw, type), type).toBeGreaterThan(0);
    }
    expect(raw).toMatch(/\/Scope \/Column/);
  });

  it("is a file that assistive software can read, and says so where every picture is described", async () => {
    const marked = (raw: string) => raw.includes("<pdfuaid:part>1</pdfuaid:part>");
    const { raw } = await inspect(
      "## One\n\n##### Deep\n\n1. a\n\n- b\n\nText[^1]\n\n[^1]: A note.",
    );
    expect(marked(raw)).toBe(true);
    expect([structure(raw, "H3"), structure(raw, "H5")]).toEqual([1, 0]);
    expect(raw).toMatch(/\/ListNumbering \/Decimal/);
    expect(raw).toMatch(/\/ListNumbering \/Disc/);
    expect(raw).toMatch(/\/ID \(n00001\)/);
    const pixel =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    const shown = (await inspect(`![Shaft](${pixel})`)).raw;
    expect(marked(shown)).toBe(true);
    expect(shown).toMatch(/\/Alt \(Shaft\)/);
    expect(shown).toMatch(/\/BBox \[[\d. ]+\]/);
    expect(marked((await inspect(`![](${pixel})`)).raw)).toBe(false);
  });

  it("keeps a heading with a picture as tall as the page allows", async () => {
    const white = new Uint8ClampedArray(300 * 900 * 4).fill(255);
    const tall = Buffer.from(encodePng(300, 900, white)).toString("base64");
    const { pages } = await inspect(
      `## One\n\n${"Words of text. ".repeat(60)}\n\n## Drawing\n\n![Tall](data:image/png;base64,${tall})\n`,
    );
    expect(pages.at(-1)).toContain("Drawing");
  });

  it("links the contents, cross references, notes and outside addresses", async () => {
    const { raw } = await inspect(
      "## Scope\n\n[here](#scope) [there](https://there.example/a?b=1)[^1]\n\n[^1]: A note.",
    );
    expect(raw).toContain("/URI (https://there.example/a?b=1)");
    expect(raw.match(/\/Dest \(h00000\)/g)).toHaveLength(2);
    expect(raw).toContain("/Dest (n00001)");
    expect(raw).toMatch(/\/Names \[\n\s*\(h00000\)/);
    expect(structure(raw, "Note")).toBe(1);
    expect(raw.match(/\/Subtype \/Link/g)?.length).toBe(raw.match(/\/Type \/OBJR/g)?.length);
  });

  it("numbers pages and shows in the contents where each heading stands", async () => {
    const names = Array.from(
      { length: 26 },
      (_, index) => `Chapter${"abcdefghijklmnopqrstuvwxyz"[index]}`,
    );
    const sections = names.map((name) => `## ${name}\n\n${"Some words of text. ".repeat(120)}`);
    const { pages } = await inspect(sections.join("\n\n"));
    expect(pages.length).toBeGreaterThan(10);
    for (const [index, text] of pages.entries()) {
      if (index > 0) expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
    }
    const entries = [...(pages[1] ?? "").matchAll(/^(Chapter[a-z])(\d+)$/gm)];
    expect(entries.map(([, name]) => name)).toEqual(names);
    for (const [, name = "", page = ""] of entries) {
      expect(pages[Number(page) - 1]?.split("\n")).toContain(name);
    }
  });

  it("repeats the header of a table on every page and breaks tall rows", async () => {
    const rows = Array.from(
      { length: 90 },
      (_, index) => `| FR-${String(index).padStart(3, "0")} | The system shall do thing${index}. |`,
    );
    const tall = `| FR-999 | ${"tallrow ".repeat(2500)} |`;
    const { pages } = await inspect(
      `| Identifier | Requirement |\n|---|---|\n${rows.join("\n")}\n${tall}`,
    );
    expect(pages.length).toBeGreaterThan(6);
    for (const text of pages.slice(1)) expect(text).toContain("Identifier");
    expect(pages.join("").match(/tallrow/g)).toHaveLength(2500);
  });

  it("has every word of every script, whatever the layout", async () => {
    const markdown = sampleMarkdown(30_000);
    const { pages } = await inspect(markdown);
    const text = squeeze(pages.join("\n"));
    const ignored = /```\w*|\]\([^)]*\)|\[\^\w+\]:?|[*~`|[\]#>]/g;
    const words = new Set(markdown.replace(ignored, " ").match(/[\p{L}\p{N}\p{M}]{2,}/gu) ?? []);
    const rightToLeft = /[\u0590-\u08ff]/;
    const reversed = (word: string): string => [...word].reverse().join("");
    const missing = [...words].filter(
      (word) => !text.includes(rightToLeft.test(word) ? reversed(word) : word),
    );
    expect(missing).toEqual([]);
  });

  it("loses no word of generated documents", async () => {
    const word = fc.stringMatching(/^[a-zA-ZäößéжЖπΩ가나漢字あア0-9]{1,30}$/);
    const sentence = fc
      .array(word, { minLength: 1, maxLength: 30 })
      .map((words) => words.join(" "));
    const block = fc.oneof(
      sentence,
      sentence.map((text) => `### ${text}`),
      fc
        .array(sentence, { minLength: 1, maxLength: 5 })
        .map((items) => items.map((item) => `1. ${item}`).join("\n")),
      fc
        .array(sentence, { minLength: 2, maxLength: 5 })
        .map(
          (cells) =>
            `| ${cells.join(" | ")} |\n|${"---|".repeat(cells.length)}\n| ${cells.join(" | ")} |`,
        ),
      sentence.map((text) => `> - **${text}**`),
      sentence.map((text) => `\`\`\`\n${text}\n\`\`\``),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 6 }), async (parts) => {
        const markdown = parts.join("\n\n");
        const text = squeeze((await inspect(markdown)).pages.join("\n"));
        for (const found of markdown.match(/[\p{L}\p{N}]+/gu) ?? []) expect(text).toContain(found);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it("loads only the fonts that the text needs and embeds them", async () => {
    const latin = packageFonts();
    await renderWith(latin, "Plain Ελληνικά Русский");
    expect(latin.loaded.some((name) => /Nanum|BIZ|SC_|DejaVu/.test(name))).toBe(false);
    const korean = packageFonts();
    await renderWith(korean, "요구사항");
    expect(korean.loaded.filter((name) => /Nanum|BIZ|SC_|DejaVu/.test(name))).toEqual([
      "NanumGothic_400Regular.ttf",
      "NanumGothic_700Bold.ttf",
    ]);
    const mixed = packageFonts();
    const { bytes, missingGlyphs } = await renderWith(
      mixed,
      "漢字とかな\n\n简体中文\n\nمرحبا שלום",
    );
    expect(mixed.loaded).toEqual(
      expect.arrayContaining([
        "BIZUDGothic_400Regular.ttf",
        "NotoSansSC_400Regular.ttf",
        "DejaVuSans.ttf",
      ]),
    );
    expect(missingGlyphs).toEqual([]);
    const { raw } = inspectPdf(bytes);
    expect(raw.match(/\/FontFile2 \d+ 0 R/g)?.length).toBe(
      raw.match(/\/Type \/FontDescriptor/g)?.length,
    );
  });

  it("reports characters without a glyph and keeps them in the text", async () => {
    const file = await renderSample("pdf", "Launch \u{13080} now");
    expect(file.missingGlyphs).toEqual(["\u{13080}"]);
    expect(inspectPdf(file.bytes).pages.join("")).toContain("Launch \u{13080} now");
  });

  it("moves a heading to the page of its text", async () => {
    for (let words = 300; words < 800; words += 25) {
      const { pages } = await inspect(`${"filler ".repeat(words)}\n\n## Orphan\n\nFollowing text`);
      const page = pages.findIndex((text, index) => index > 1 && text.includes("Orphan"));
      expect(pages[page]).toContain("Following text");
    }
  }, 30_000);

  it("lets no few entries of the contents begin a page", async () => {
    const heads = Array.from({ length: 31 }, (_, index) => `## Chapter ${index}`).join("\n\n");
    const { pages } = await inspect(heads);
    expect(pages[1]).toContain("Chapter 0");
    expect(pages[1]).toContain("Chapter 30");
  });

  it("cuts a long line above the pages at a word", async () => {
    const header = "{organization} · {title} · a line that says more than there is room for on it";
    const branding = { ...plainBranding, header };
    const title = "Terminal operating system for the northern quay";
    const { bytes } = await renderSample("pdf", "Text", { title, branding });
    const shown = inspectPdf(bytes).pages.at(-1)?.split("\n")[0] ?? "";
    expect(shown).toMatch(/^Nordlift Service AB · Terminal operating system.*\p{L}…$/u);
  });

  it("moves the mark of a list item to the page of its text", async () => {
    for (let words = 300; words < 800; words += 50) {
      const item = "- Item[^1]\n  - Inner\n    - Innermost\n\n[^1]: A note.";
      const { pages } = await inspect(`${"filler ".repeat(words)}\n\n${item}`);
      for (const text of pages.slice(1)) expect(text).not.toMatch(/(?:filler ?\n|^)[•–]\n(?!I)/);
      expect(pages.find((text) => text.includes("Item"))).toMatch(/•\n?Item/);
    }
  }, 30_000);

  it("breaks no word of a table that stands upright", async () => {
    const numbers = Array.from({ length: 11 }, (_, index) => `1${index},964`);
    const row = `| Quay 12 “Västra” | ${numbers.join(" | ")} |`;
    const { pages } = await inspect(`| Berth |${"N |".repeat(11)}\n|${"---|".repeat(12)}\n${row}`);
    expect(pages.join("")).toContain("“Västra”");
  });

  it("reports progress up to its total", async () => {
    const seen: [number, number][] = [];
    await renderWith(packageFonts(), "a\n\nb\n\nc", (done, total) => seen.push([done, total]));
    expect(seen.every(([done], index) => done >= (seen[index - 1]?.[0] ?? 0))).toBe(true);
    expect(seen.at(-1)).toEqual([8, 8]);
  });

  it.each([
    ["nothing", "", 1],
    ["forty columns", `|${"a|".repeat(40)}\n|${"-|".repeat(40)}\n|${"b|".repeat(40)}`, 2],
    ["a huge word", "x".repeat(60_000), 5],
    ["a huge table head", `|${"word ".repeat(3000)}|b|\n|-|-|\n|1|2|`, 3],
    [
      "deep quotes",
      Array.from({ length: 60 }, (_, depth) => `${">".repeat(depth + 1)} q`).join("\n"),
      2,
    ],
    ["a note longer than a page", `a[^1]\n\n[^1]: ${"note ".repeat(4000)}`, 3],
    [
      "a table row with many notes",
      `| a | b |\n|---|---|\n| ${Array.from({ length: 60 }, (_, index) => `${"word ".repeat(20)}[^${index}]`).join(" ")} | b |\n\n${Array.from({ length: 60 }, (_, index) => `[^${index}]: ${"note ".repeat(40)}`).join("\n")}`,
      4,
    ],
    ["many headings", "# h\n\n".repeat(500), 20],
    ["a table in a list", "- item\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |", 2],
    ["stacked marks", `a${"\u0301".repeat(3000)}`, 2],
  ])(
    "renders %s",
    async (_, markdown, atLeast) => {
      const file = await renderSample("pdf", markdown);
      expect(file.pages).toBeGreaterThanOrEqual(atLeast);
      expect(inspectPdf(file.bytes).pages).toHaveLength(file.pages ?? 0);
    },
    20_000,
  );
});
