import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { ExportFormat } from "./index.ts";
import { encodePng } from "./pictures/encode-png.ts";
import { inspectPdf } from "./testing/inspect-pdf.ts";
import { renderSample, squeeze } from "./testing/render-sample.ts";
import { tortureMarkdown } from "./testing/torture-document.ts";

const options = { contentsDepth: 3, pageSize: "A4", cover: true } as const;
const hidden =
  /!\[[^\]]*\]\(data:[^)]*\)|data:image\/[\w;,+/=]+|```\w*|\]\([^)]*\)|\[\^\w+\]:?|<\/?(?:ul|li|br|pre|sub)>|[*~`|[\]#>]/g;

/** Every word of the source that a reader sees. */
function words(markdown: string): string[] {
  const text = markdown.normalize("NFC").replace(hidden, " ");
  return [...new Set(text.match(/[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+/gu) ?? [])];
}

function textOfXml(bytes: Uint8Array): string {
  const files = unzipSync(bytes);
  const xml = ["word/document.xml", "word/footnotes.xml"]
    .map((path) => strFromU8(files[path] ?? new Uint8Array()))
    .join("");
  return squeeze(xml.replace(/<[^>]+>/g, "").replace(/&amp;/g, "&"));
}

function textOfHtml(bytes: Uint8Array): string {
  return squeeze(new TextDecoder().decode(bytes).replace(/<[^>]+>/g, ""));
}

function textIn({ bytes }: { bytes: Uint8Array }): string {
  return new TextDecoder().decode(bytes);
}

/** Right-to-left words stand in a page's operators letter by letter from left to right. */
function isIn(text: string, word: string): boolean {
  const letters = [...word.replace(/\p{M}/gu, "")];
  return text.includes(letters.join("")) || text.includes([...letters].reverse().join(""));
}

describe("the torture document", () => {
  it("has every word in PDF, without a missing glyph, on both sizes of paper", async () => {
    for (const pageSize of ["A4", "LETTER"] as const) {
      const file = await renderSample("pdf", tortureMarkdown, {
        options: { ...options, pageSize },
      });
      expect(file.missingGlyphs).toEqual([]);
      const text = squeeze(inspectPdf(file.bytes).pages.join("\n")).normalize("NFC");
      const bare = text.replace(/\p{M}/gu, "");
      expect(words(tortureMarkdown).filter((word) => !isIn(bare, word))).toEqual([]);
    }
  });

  it("has every word in DOCX and HTML", async () => {
    const docx = textOfXml((await renderSample("docx", tortureMarkdown)).bytes);
    expect(words(tortureMarkdown).filter((word) => !docx.includes(word))).toEqual([]);
    const html = textOfHtml((await renderSample("html", tortureMarkdown)).bytes);
    expect(words(tortureMarkdown).filter((word) => !html.includes(word))).toEqual([]);
  });

  it("turns the page for the wide table only, and places the pictures it has", async () => {
    const file = await renderSample("pdf", tortureMarkdown, { options });
    const { raw } = inspectPdf(file.bytes);
    expect(raw.match(/\/MediaBox \[0 0 841\.89 595\.28\]/g)).toHaveLength(1);
    const pictureAndOpacity = 2;
    expect(raw.match(/\/Subtype \/Image/g)).toHaveLength(pictureAndOpacity);
    expect(file.warnings).toMatchObject([
      { code: "DIAGRAM_AS_SOURCE" },
      { code: "PICTURE_NOT_SHOWN" },
    ]);
    const docx = await renderSample("docx", tortureMarkdown, { options });
    const files = unzipSync(docx.bytes);
    const xml = strFromU8(files["word/document.xml"] ?? new Uint8Array());
    expect(xml.match(/w:orient="landscape"/g)).toHaveLength(1);
    expect(files["word/media/image1.png"]).toBeDefined();
  });

  it("turns the page for towers of text, and breaks no word of a narrow column", async () => {
    const text = "The gateway synchronises its queue within seconds after the connection returns. ";
    const table = (cells: string[], rows: number) =>
      [
        `| ID | Requirement | Priority | Rationale | Acceptance criteria | Verification |`,
        "|---|---|---|---|---|---|",
        ...Array.from({ length: rows }, (_, index) => `| FR-00${index} | ${cells.join(" | ")} |`),
      ].join("\n");
    const long = text.repeat(3);
    const cases = [
      { markdown: table([long, "Should", long, long, "Demonstration"], 4), turned: 1 },
      { markdown: table([long, "Should", long, long, "Demonstration"], 2), turned: 0 },
      { markdown: table([text, "Should", "Safety", "None", "Demonstration"], 4), turned: 0 },
    ];
    for (const { markdown, turned } of cases) {
      const { raw } = inspectPdf((await renderSample("pdf", markdown)).bytes);
      const pages = raw.match(/\/MediaBox \[0 0 841\.89 595\.28\]/g) ?? [];
      expect(pages.length > 0).toBe(turned > 0);
      const files = unzipSync((await renderSample("docx", markdown)).bytes);
      const xml = strFromU8(files["word/document.xml"] ?? new Uint8Array());
      expect(xml.split('w:orient="landscape"')).toHaveLength(turned + 1);
      const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
      const widthOfPriorityInNotoSans = 800;
      expect(widths.at(-4)).toBeGreaterThan(widthOfPriorityInNotoSans);
    }
  });

  it("leaves small pictures in their sentence, with their link, and gives large ones a line", async () => {
    const png = (name: string) => `/pictures/${name}`;
    const markdown = `Press ![ok](${png("small")}) or [![build](${png("small")})](https://x.example/) now.\n\nBefore ![plan](${png("large")}) after ![gone](${png("gone")}).\n\n| a |\n|---|\n| in ![ok](${png("small")}) cell |\n`;
    const bytes = encodePng(4, 4, new Uint8ClampedArray(64).fill(255));
    const stored = (width: number, height: number) => ({
      sizeBytes: bytes.length,
      shown: { width, height },
      read: async () => bytes,
    });
    const pictures = {
      find: async () =>
        new Map([
          [png("small"), stored(24, 24)],
          [png("large"), stored(300, 200)],
        ]),
    };
    const html = textIn(await renderSample("html", markdown, {}, pictures));
    expect(html).toMatch(
      /<p[^>]*>Press <img class="inline" alt="ok" width="24" height="24" src="[^"]+"> or <a [^>]+><img class="inline" alt="build" [^>]+><\/a> now\.<\/p>/,
    );
    expect(html).toMatch(
      /<p[^>]*>Before<\/p>\n<p class="picture"><img alt="plan"[^>]+><\/p>\n<p[^>]*>after \[gone\]\.<\/p>/,
    );
    const docx = unzipSync((await renderSample("docx", markdown, {}, pictures)).bytes);
    const xml = strFromU8(docx["word/document.xml"] ?? new Uint8Array());
    expect(xml).toMatch(
      /Press <\/w:t><\/w:r><w:r><w:drawing>.*?<\/w:drawing><\/w:r><w:r><w:t[^>]*> or /,
    );
    expect(xml).toMatch(/<w:hyperlink r:id="\w+" w:history="1"><w:r><w:drawing>/);
    expect(xml.match(/<w:drawing>/g)).toHaveLength(4);
    const { raw, objects } = inspectPdf((await renderSample("pdf", markdown, {}, pictures)).bytes);
    const drawn = [...objects.values()].map(({ stream }) => stream?.toString("latin1")).join("");
    expect(drawn.match(/\bq 18 0 0 -18 /g)).toHaveLength(3);
    expect(raw.match(/\/S \/Figure/g)).toHaveLength(4);
  });

  it("shows the pictures of notes, small and large, alone and among words", async () => {
    const bytes = encodePng(4, 4, new Uint8ClampedArray(64).fill(255));
    const stored = (width: number, height: number) => ({
      sizeBytes: bytes.length,
      shown: { width, height },
      read: async () => bytes,
    });
    const pictures = {
      find: async () =>
        new Map([
          ["/pictures/icon", stored(24, 24)],
          ["/pictures/plan", stored(300, 200)],
          ["/pictures/tower", stored(300, 3_000)],
        ]),
    };
    const markdown =
      "One[^1], two[^2] and three[^3].\n\n" +
      "[^1]: Press ![ok](/pictures/icon) or ![gone](/pictures/gone).\n\n" +
      "[^2]: ![plan](/pictures/plan)\n\n" +
      "[^3]: See\n\n    - ![tower](/pictures/tower)\n";
    const html = textIn(await renderSample("html", markdown, {}, pictures));
    const notes = html.slice(html.indexOf('<section class="notes"'));
    expect(notes.match(/<img [^>]+alt="(?:ok|plan|tower)"/g)).toHaveLength(3);
    expect(notes).toContain("[gone]");
    const docx = unzipSync((await renderSample("docx", markdown, {}, pictures)).bytes);
    const xml = strFromU8(docx["word/footnotes.xml"] ?? new Uint8Array());
    const ids = [...xml.matchAll(/r:embed="(\w+)"/g)].map(([, id]) => id);
    const relations = strFromU8(docx["word/_rels/footnotes.xml.rels"] ?? new Uint8Array());
    expect(ids).toHaveLength(3);
    for (const id of ids) {
      const [, target = ""] = new RegExp(`Id="${id}" [^>]+Target="([^"]+)"`).exec(relations) ?? [];
      expect(docx[`word/${target}`]).toBeDefined();
    }
    const file = await renderSample("pdf", markdown, {}, pictures);
    expect(file.warnings).toMatchObject([{ message: expect.stringContaining("“gone”") }]);
    const { raw, objects } = inspectPdf(file.bytes);
    const drawn = [...objects.values()].map(({ stream }) => stream?.toString("latin1")).join("");
    expect(drawn).toContain("q 18 0 0 -18 ");
    expect(drawn).toMatch(/q 210 0 0 -140 /);
    expect(drawn).toMatch(/q 14 0 0 -140 /);
    expect(raw.match(/\/S \/Figure/g)).toHaveLength(3);
    const text = inspectPdf(file.bytes).pages.join("\n");
    expect(text.match(/See/g)).toHaveLength(1);
  });

  it("shows a picture as large as its tag wants, whatever else it is shown as", async () => {
    const bytes = encodePng(4, 4, new Uint8ClampedArray(64).fill(255));
    const stored = { sizeBytes: bytes.length, read: async () => bytes };
    const asked: string[] = [];
    const pictures = {
      find: async (names: readonly string[]) => {
        asked.push(...names);
        return new Map(
          names.map((name) => [name, { ...stored, shown: { width: 400, height: 200 } }]),
        );
      },
    };
    const tags = ['width="50%"', "width=200", 'height="40px"', 'width="9em"', 'width="0"'];
    const markdown = tags.map((tag) => `<img src="/p/a" alt="a" ${tag}>`).join("\n\n");
    const html = textIn(await renderSample("html", markdown, {}, pictures));
    const sizes = [...html.matchAll(/<img [^>]*width="(\d+)" height="(\d+)"/g)];
    expect(sizes.map(([, width, height]) => [Number(width), Number(height)])).toEqual([
      [306, 153],
      [200, 100],
      [80, 40],
      [400, 200],
      [400, 200],
    ]);
    expect(asked).toEqual(["/p/a"]);
    const { objects } = inspectPdf((await renderSample("pdf", markdown, {}, pictures)).bytes);
    const drawn = [...objects.values()].map(({ stream }) => stream?.toString("latin1")).join("");
    expect(drawn).toContain("q 150 0 0 -75 ");
  });

  it("begins notes that read from right to left at the right", async () => {
    const note = "هذه حاشية سفلية";
    const markdown = `Text[^1].\n\n[^1]: ${note}`;
    const files = unzipSync((await renderSample("docx", markdown)).bytes);
    const xml = strFromU8(files["word/footnotes.xml"] ?? new Uint8Array());
    expect(xml).toContain('<w:pStyle w:val="FootnoteText"/><w:bidi/>');
  });

  it.each([
    { of: "an English", latin: 9, arabic: 1, at: /^2\.1 /, mark: "\u200e", bidi: 0 },
    { of: "an Arabic", latin: 1, arabic: 9, at: / 2\.1$/, mark: "\u200f", bidi: 2 },
  ])("numbers headings of both scripts at the side of $of document", async (one) => {
    const [latin, arabic] = ["The gateway shall answer. ", "نظرة عامة على النظام. "];
    const other = one.bidi === 0 ? "نظرة عامة" : "Overall scope";
    const own = one.bidi === 0 ? "Overall scope" : "نظرة عامة";
    const text = `${latin.repeat(one.latin)}\n\n${arabic.repeat(one.arabic)}`;
    const markdown = `## 1 ${own}\n\n${text}\n\n## 2.1 ${other}\n\n${text}`;
    const options = { contentsDepth: 0, pageSize: "A4", cover: true } as const;
    const { pages } = inspectPdf((await renderSample("pdf", markdown, { options })).bytes);
    const lines = pages.join("\n").split("\n");
    expect(lines.filter((line) => line.includes("2.1"))).toEqual([expect.stringMatching(one.at)]);
    const files = unzipSync((await renderSample("docx", markdown)).bytes);
    const xml = strFromU8(files["word/document.xml"] ?? new Uint8Array());
    const headings = xml.match(/<w:p><w:pPr><w:pStyle w:val="Heading1"\/>.*?<\/w:p>/g) ?? [];
    expect(headings).toHaveLength(2);
    expect(headings.filter((heading) => heading.includes("<w:bidi/>"))).toHaveLength(one.bidi);
    const html = textIn(await renderSample("html", markdown));
    const inContentsAndText = 2;
    expect(html.split(`>${one.mark}2.1${one.mark} `)).toHaveLength(inContentsAndText + 1);
  });

  it("draws the bar of a quotation where the document's lines begin", async () => {
    const quote = "اقتباس من الوثيقة";
    for (const [text, atRight] of [
      ["The text goes on from left to right. ".repeat(4), false],
      [quote.repeat(4), true],
    ] as const) {
      const markdown = `${text}\n\n> ${quote}`;
      const { objects } = inspectPdf((await renderSample("pdf", markdown)).bytes);
      const drawn = [...objects.values()].map(({ stream }) => stream?.toString("latin1")).join("");
      const bars = [...drawn.matchAll(/([\d.]+) [\d.]+ 2 [\d.]+ re/g)].map(([, x]) => Number(x));
      const coversAndQuotations = 2;
      expect(bars).toHaveLength(coversAndQuotations);
      expect((bars.at(-1) ?? 0) > 300).toBe(atRight);
      const files = unzipSync((await renderSample("docx", markdown)).bytes);
      const xml = strFromU8(files["word/document.xml"] ?? new Uint8Array());
      expect(xml.includes('<w:left w:val="nil"/><w:right')).toBe(atRight);
    }
  });

  it("takes a sign from the text's typeface where that of tables has none", async () => {
    const file = await renderSample("pdf", "| t |\n|---|\n| t ≥ 3, **p ≥ 4**, _q ≥ 5_ |\n");
    expect(file.missingGlyphs).toEqual([]);
  });

  it("lets requirement ids and headings be jumped to", async () => {
    const { raw } = inspectPdf((await renderSample("pdf", tortureMarkdown)).bytes);
    expect(raw).toMatch(/\/Names \[[\s\S]*\(r00000\)/);
    expect(raw).toMatch(/\/Dest \(r00000\)/);
    const files = unzipSync((await renderSample("docx", tortureMarkdown)).bytes);
    const xml = strFromU8(files["word/document.xml"] ?? new Uint8Array());
    const name = /w:name="(_Req\d+)"/.exec(xml)?.[1] ?? "none";
    expect(xml).toContain(`<w:hyperlink w:anchor="${name}"`);
  });

  it.each(["pdf", "docx", "html"] as ExportFormat[])(
    "is the same %s every time",
    async (format) => {
      const [first, second] = await Promise.all([
        renderSample(format, tortureMarkdown),
        renderSample(format, tortureMarkdown),
      ]);
      expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
    },
  );
});
