import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RENDERER } from "../fingerprint.ts";
import { shareWidths } from "./column-widths.ts";
import { filledIn } from "./export-source.ts";
import { exportFileName } from "./file-name.ts";
import { type ExportFormat, exportFontFiles, renderExport } from "./index.ts";
import {
  exportSource,
  noConverter,
  noPictures,
  packageFonts,
  renderSample,
} from "./testing/render-sample.ts";
import { sampleMarkdown } from "./testing/sample-document.ts";

const formats: ExportFormat[] = ["pdf", "docx", "md", "html"];

describe("renderExport", () => {
  it.each(formats)("gives the same %s bytes for the same source", async (format) => {
    const markdown = sampleMarkdown(12_000);
    const first = await renderSample(format, markdown);
    const second = await renderSample(format, markdown);
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
    const changed = await renderSample(format, `${markdown}x`);
    expect(Buffer.from(first.bytes).equals(Buffer.from(changed.bytes))).toBe(false);
  });

  it("writes something else only as another renderer", async () => {
    const markdown = `${sampleMarkdown(20_000)}\n\nH<sub>2</sub>O, <kbd>Ctrl</kbd> <u>a</u> <mark>b</mark>`;
    const digests: Record<string, string> = {};
    for (const format of ["pdf", "docx", "html"] as const) {
      const { bytes } = await renderSample(format, markdown);
      digests[format] = createHash("sha256").update(bytes).digest("hex");
    }
    // A renderer with another number has no file yet: a run with -u writes it; the old one goes.
    await expect(`${JSON.stringify(digests, null, 2)}\n`).toMatchFileSnapshot(
      `testing/renderer-${RENDERER}.json`,
    );
  });

  it("keeps the numbers of a footer in place behind a name that reads the other way", () => {
    const source = exportSource("", { projectName: "سريري" });
    expect(filledIn("{project} · {date}", source)).toBe("\u200eسريري\u200e · 20 November 2026");
    expect(filledIn("سري · {project} · {date}", source)).toContain("\u200f20 November 2026\u200f");
    expect(filledIn("{organization} · {date}", source)).not.toContain("\u200e");
  });

  it("hands Markdown out exactly as it was published", async () => {
    const markdown = "\ufeff# A\r\n\ttext\u0000 \n\n";
    const file = await renderSample("md", markdown);
    expect(Buffer.from(file.bytes).toString("utf8")).toBe(markdown);
    expect(file.contentType).toBe("text/markdown; charset=utf-8");
  });

  it.each(["pdf", "docx"] as const)(
    "renders 560 KB to %s in one go",
    async (format) => {
      const started = process.cpuUsage();
      const file = await renderSample(format, sampleMarkdown(560_000));
      const used = process.cpuUsage(started);
      expect(file.bytes.length).toBeGreaterThan(50_000);
      expect((used.user + used.system) / 1e6).toBeLessThan(30);
    },
    60_000,
  );

  it("survives metadata that no file format can carry", async () => {
    const overrides = {
      title: "A\u0000\ud800 <b>&",
      projectName: "\u202e..",
      organizationName: "",
      versionLabel: "\n",
      publishedBy: "x\ty",
    };
    for (const format of formats) {
      const file = await renderSample(format, "text", overrides);
      expect(file.bytes.length).toBeGreaterThan(0);
    }
  });

  it("reports progress in every format", async () => {
    for (const format of formats) {
      let last = [0, 1];
      await renderExport(format, exportSource("a\n\nb"), {
        fonts: packageFonts(),
        pictures: noPictures,
        converter: noConverter,
        onProgress: (done, total) => {
          last = [done, total];
        },
      });
      expect(last[0]).toBe(last[1]);
    }
  });
});

describe("exportFontFiles", () => {
  it("names each installed file once", async () => {
    const fonts = packageFonts();
    for (const { fileName, packagePath } of exportFontFiles) {
      expect(packagePath.endsWith(`/${fileName}`)).toBe(true);
      expect((await fonts.load(fileName)).byteLength).toBeGreaterThan(10_000);
    }
    expect(new Set(exportFontFiles.map((font) => font.fileName)).size).toBe(exportFontFiles.length);
  });
});

describe("exportFileName", () => {
  it("keeps letters of every script", () => {
    expect(exportFileName("pdf", exportSource(""))).toBe("Shaftline-technician-app-SRS-v4.pdf");
    expect(
      exportFileName(
        "docx",
        exportSource("", { projectName: "승강기 점검 / 앱", versionNumber: 12 }),
      ),
    ).toBe("승강기-점검-앱-SRS-v12.docx");
    expect(exportFileName("md", exportSource("", { projectName: "🚀", title: "//" }))).toBe(
      "document-SRS-v4.md",
    );
  });

  it("is always safe and bounded", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 500 }),
        fc.string({ unit: "binary" }),
        (projectName, documentType) => {
          const name = exportFileName("html", exportSource("", { projectName, documentType }));
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
          expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}]|^[.-]/u);
          expect(name.endsWith("-v4.html")).toBe(true);
        },
      ),
    );
  });
});

describe("shareWidths", () => {
  it("fills the room, and breaks no word while there is room for all of them", () => {
    const column = fc.tuple(fc.integer({ min: 10, max: 300 }), fc.integer({ min: 0, max: 2000 }));
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 14 }), (columns) => {
        const extents = columns.map(([min, more]) => ({ min, max: min + more }));
        const widths = shareWidths(extents, 460);
        const total = widths.reduce((a, b) => a + b, 0);
        expect(Math.abs(total - 460)).toBeLessThan(1);
        const needed = extents.reduce((sum, extent) => sum + extent.min, 0);
        const floors = extents.map((extent) => (needed <= 460 ? extent.min - 0.01 : 0.01));
        expect(widths.every((width, index) => width >= (floors[index] ?? 0))).toBe(true);
      }),
    );
  });
});
