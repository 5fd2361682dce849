import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { ExportFormat } from "./index.ts";
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
