import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { renderSample } from "../../exports/render/testing/render-sample.ts";
import { sampleMarkdown } from "../../exports/render/testing/sample-document.ts";
import { bullet, paragraph, picture, row, run, smallDocx } from "../testing/small-docx.ts";
import { bodySlices } from "./body-slices.ts";
import { readFile } from "./index.ts";

const still = () => Promise.resolve();
const utf8 = (text: string) => strToU8(text) as Uint8Array<ArrayBuffer>;

async function imported(file: Uint8Array<ArrayBuffer>) {
  const { write, ...text } = await readFile(file, still);
  return { ...text, content: write(text.pictures.map((_, index) => `/image/${index}`)) };
}

function utf16(text: string, isLittleEndian: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(text.length * 2 + 2));
  const marked = `\uFEFF${text}`;
  for (let at = 0; at < marked.length; at += 1) {
    bytes.setUint16(at * 2, marked.charCodeAt(at), isLittleEndian);
  }
  return new Uint8Array(bytes.buffer);
}

/** The words of a text, without its markup. */
function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

describe("a Markdown file", () => {
  it.each([
    ["UTF-8", utf8("# 사양서\n\nFR-001 ok\n")],
    ["UTF-8 with its mark", utf8("\uFEFF# 사양서\n\nFR-001 ok\n")],
    ["UTF-16 LE", utf16("# 사양서\n\nFR-001 ok\n", true)],
    ["UTF-16 BE", utf16("# 사양서\n\nFR-001 ok\n", false)],
    ["CR LF", utf8("# 사양서\r\n\r\nFR-001 ok\r\n")],
  ])("in %s is taken over as it is", async (_, file) => {
    expect(await imported(file)).toEqual({
      title: "사양서",
      pictures: [],
      warnings: [],
      content: "# 사양서\n\nFR-001 ok\n",
    });
  });

  it.each(["---", "..."])("gives its front matter's title, up to %s, to the text", async (end) => {
    const file = utf8(
      `---\ntitle: "Lift: monitoring"\nauthor: M\n${end}\n\nText.\n\n---\n\nMore.\n`,
    );
    expect(await imported(file)).toMatchObject({
      title: "Lift: monitoring",
      content: "# Lift: monitoring\n\nText.\n\n---\n\nMore.\n",
      warnings: [{ code: "FRONT_MATTER" }],
    });
  });

  it("is called by its first heading, of whatever level, and says which pictures it lacks", async () => {
    const text = [
      "## 6 Trust model ##",
      "![One](../media/one.png) ![Two](https://example.org/two.png) ![One](../media/one.png)",
      "![Own](/api/v1/images/img_1) ![Inline](data:image/png;base64,AA==)",
      "```\n![Code](code.png)\n```",
    ].join("\n\n");
    const { title, warnings, content } = await imported(utf8(text));
    expect({ title, content }).toEqual({ title: "6 Trust model", content: text });
    expect(warnings).toEqual([
      {
        code: "PICTURES",
        message:
          "Pictures are not in the file: “../media/one.png” and one other. Add them where they belong.",
      },
    ]);
    const named = await imported(utf8("---\ntitle: Whole\n---\n## Part\n"));
    expect(named.content).toBe("# Whole\n\n## Part\n");
  });

  it("has no title in a fence or after the first paragraph", async () => {
    expect((await imported(utf8("```\n# not\n```\n"))).title).toBeNull();
    expect((await imported(utf8("Text.\n\n# Later\n"))).title).toBeNull();
  });

  it.each([
    ["nothing", new Uint8Array(), /empty/],
    ["white space", utf8(" \n\n"), /no text/],
    ["bytes that are no UTF-8", new Uint8Array([0x41, 0xff, 0xfe, 0x80]), /UTF-8/],
    ["NUL", utf8("a\0b"), /UTF-8/],
    ["a PDF", utf8("%PDF-1.7\n"), /PDF/],
    ["an old Word file", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /\.docx/],
    ["a cut off archive", new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), /damaged/],
    ["another archive", zipSync({ "xl/workbook.xml": utf8("<x/>") }), /no Word document/],
    ["broken XML", smallDocx({ body: "<w:p><w:r>" }), /damaged/],
    ["a Word document without text", smallDocx({ body: "" }), /no text/],
  ])("is refused in words when it is %s", async (_, file, message) => {
    await expect(imported(file as Uint8Array<ArrayBuffer>)).rejects.toThrow(message);
  });
});

describe("a Word document", () => {
  it("keeps headings under its title, and links to them", async () => {
    const bookmark = '<w:bookmarkStart w:id="0" w:name="_Ref1"/><w:bookmarkEnd w:id="0"/>';
    const body = [
      paragraph(run("Lift monitoring"), "Title"),
      paragraph(run("1 Scope\t3"), "Toc1"),
      paragraph(`${bookmark}${run("Scope &amp; goals")}`, "Heading1"),
      paragraph(run("FR-001 The cabin shall report <w:x/>".replace("<w:x/>", "its_floor_now."))),
      paragraph(run("Detail"), "Heading2"),
      paragraph(`<w:hyperlink w:anchor="_Ref1">${run("See scope")}</w:hyperlink>`),
      paragraph(`<w:hyperlink w:anchor="_Gone">${run("See nothing")}</w:hyperlink>`),
    ].join("");
    expect(await imported(smallDocx({ body }))).toMatchObject({
      title: "Lift monitoring",
      content: `# Lift monitoring

## Scope & goals

FR-001 The cabin shall report its_floor_now.

### Detail

[See scope](#scope--goals)

See nothing
`,
    });
  });

  describe("whose headings Word numbers", () => {
    const level = (index: number, format: string, text: string, style = "") =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style && `<w:pStyle w:val="${style}"/>`}<w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="7">${level(0, "decimal", "%1.", "Heading1")}${level(1, "decimal", "%1.%2", "Heading2")}${level(2, "lowerLetter", "%3)")}</w:abstractNum><w:abstractNum w:abstractNumId="8">${level(0, "upperRoman", "Annex %1:")}</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="8"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="8"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>`;
    const style = (id: string, name: string, properties: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${properties}</w:style>`;
    const styles = [
      style("Heading1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'),
      style("Heading2", "heading 2", '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'),
      style("Own", "Own heading", '<w:basedOn w:val="Heading2"/>'),
    ].join("");
    const numbered = (text: string, list: number, at: number, id?: string) =>
      paragraph(
        run(text),
        id,
        `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`,
      );
    const headingsOf = async (...body: string[]) => {
      const { content } = await imported(smallDocx({ body: body.join(""), styles, numbering }));
      return content.match(/^#+ .*/gm);
    };

    it("counts on by level, and begins again under the next", async () => {
      expect(
        await headingsOf(
          paragraph(run("Scope"), "Heading1"),
          paragraph(run("Goals"), "Heading2"),
          paragraph(run("Text between.")),
          paragraph(run("Users"), "Heading2"),
          paragraph(run("Functions"), "Heading1"),
          paragraph(run("Alarms"), "Heading2"),
        ),
      ).toEqual(["# 1. Scope", "## 1.1 Goals", "## 1.2 Users", "# 2. Functions", "## 2.1 Alarms"]);
    });

    it("takes a paragraph's own list before that of its style, in its format", async () => {
      expect(
        await headingsOf(
          numbered("Terms", 5, 0, "Heading1"),
          numbered("Sources", 5, 0, "Heading1"),
          numbered("Forms", 6, 0, "Heading1"),
          paragraph(run("Scope"), "Heading1"),
          numbered("Detail", 4, 2, "Heading2"),
          numbered("Bare", 0, 0, "Heading1"),
        ),
      ).toEqual([
        "# Annex I: Terms",
        "# Annex II: Sources",
        "# Annex IX: Forms",
        "# 1. Scope",
        "## a) Detail",
        "# Bare",
      ]);
    });

    it("reads hostile lists in linear time", async () => {
      const hostile = "<w:num ><w:lvl ><w:p><w:pPr>".repeat(50_000);
      const body = paragraph(run("Scope"), "Heading1");
      const file = smallDocx({ body, styles: styles + hostile, numbering: numbering + hostile });
      const before = process.cpuUsage();
      await imported(file).catch(() => undefined);
      expect(process.cpuUsage(before).user / 1e6).toBeLessThan(3);
    });

    it("counts numbered paragraphs between, and shows where a level above began", async () => {
      expect(
        await headingsOf(
          paragraph(run("Before any first"), "Heading2"),
          numbered("A numbered line", 4, 1),
          paragraph(run("After it"), "Heading2"),
        ),
      ).toEqual(["## 1.1 Before any first", "## 1.3 After it"]);
    });
  });

  it("puts a heading's picture under it, and makes no heading of a picture alone", async () => {
    const bytes = new Uint8Array([1]);
    const body = [
      paragraph(run("Sequence") + picture("p1", "One"), "Heading1"),
      paragraph(picture("p1", "Two"), "Heading1"),
    ].join("");
    const text = await readFile(smallDocx({ body, pictures: { p1: bytes } }), still);
    expect(text.title).toBe("Sequence");
    expect(text.write(["/1", "/2"])).toBe("# Sequence\n\n![One](/1)\n\n![Two](/2)\n");
  });

  it("nests lists to six levels", async () => {
    const body = [0, 1, 2, 3, 4, 5].map((level) => bullet(run(`level ${level}`), level)).join("");
    const { content } = await imported(smallDocx({ body }));
    expect(content).toBe(
      "- level 0\n  - level 1\n    - level 2\n      - level 3\n        - level 4\n          - level 5\n",
    );
  });

  it("makes the first row the header, and keeps lines and lists of a cell", async () => {
    const lines = paragraph(run("one")) + paragraph(run("two | three"));
    const table = `<w:tbl>${row(paragraph(run("ID")), paragraph(run("What")))}${row(
      paragraph(run("FR-001")),
      lines + bullet(run("first"), 0) + bullet(run("second"), 0),
    )}</w:tbl>`;
    const { content } = await imported(smallDocx({ body: table }));
    expect(content).toBe(
      "| ID | What |\n| - | - |\n| FR-001 | one<br>two \\| three<br>- first<br>- second |\n",
    );
  });

  it("keeps how columns are aligned, and leaves empty tables out", async () => {
    const aligned = (text: string, side: string) =>
      paragraph(run(text), undefined, `<w:jc w:val="${side}"/>`);
    const head = row(paragraph(run("Slot")), aligned("Full", "center"), paragraph(run("t")));
    const rows = ["20.1", "7.5"].map((weight) =>
      row(paragraph(run("A")), aligned("yes", "center"), aligned(weight, "right")),
    );
    const empty = `<w:tbl>${row(paragraph(""), paragraph(run(" ")))}</w:tbl>`;
    const body = `<w:tbl>${head}${rows.join("")}</w:tbl>${paragraph(run("Text"))}${empty}`;
    const { content } = await imported(smallDocx({ body }));
    expect(content).toBe(
      "| Slot | Full | t |\n| - | :-: | -: |\n| A | yes | 20.1 |\n| A | yes | 7.5 |\n\nText\n",
    );
  });

  it("keeps code apart from the code after it, with the language named above", async () => {
    const styles = ["Code", "Code Language"].map(
      (name) =>
        `<w:style w:type="paragraph" w:styleId="${name.replace(" ", "")}"><w:name w:val="${name}"/></w:style>`,
    );
    const lines = (first: string, second: string) =>
      paragraph(`${run(first)}<w:r><w:br/></w:r>${run(second)}`, "Code");
    const body = [
      paragraph(run("sql"), "CodeLanguage"),
      lines("select 1", "from a"),
      lines("one", "two"),
      paragraph(run("a line"), "Code"),
      paragraph(run("of one"), "Code"),
    ].join("");
    const { content } = await imported(smallDocx({ body, styles: styles.join("") }));
    expect(content).toBe(
      "```sql\nselect 1\nfrom a\n```\n\n```\none\ntwo\n```\n\n```\na line\nof one\n```\n",
    );
  });

  it("begins and ends marks at words, and keeps lists close", async () => {
    const bold = (text: string) =>
      `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const body = [
      paragraph(`${bold("Term ")}${run("– meaning,")}${bold(" ")}${run("end")}`),
      bullet(run("a"), 0),
      bullet(run("b"), 1),
      bullet(run("c"), 2),
      bullet(run("d"), 0),
    ].join("");
    const { content } = await imported(smallDocx({ body }));
    expect(content).toBe("**Term** – meaning, end\n\n- a\n  - b\n    - c\n- d\n");
  });

  it("keeps footnotes as footnotes, and superscript as it is", async () => {
    const body = paragraph(
      `${run("Fast")}<w:r><w:footnoteReference w:id="2"/></w:r>${run(" to 10 m")}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>`,
    );
    const footnotes = `<w:footnote w:id="2">${paragraph(run("Within a second."))}</w:footnote>`;
    const { content } = await imported(smallDocx({ body, footnotes }));
    expect(content).toBe(
      "Fast[^footnote-2] to 10 m<sup>2</sup>\n\n[^footnote-2]: Within a second.\n",
    );
  });

  it("brings its pictures along, each once it is shown", async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const body = paragraph(picture("p1", "A cabin"));
    const text = await readFile(smallDocx({ body, pictures: { p1: bytes, p2: bytes } }), still);
    expect(text.pictures).toEqual([{ bytes, alt: "A cabin" }]);
    expect(text.write(["/image/1"])).toBe("![A cabin](/image/1)\n");
    expect(text.write([null]).trim()).toBe("");
  });

  it("names what it leaves out", async () => {
    const body = paragraph(
      `<w:ins w:id="1" w:author="M">${run("new")}</w:ins><w:del w:id="2" w:author="M"><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:commentReference w:id="0"/></w:r>`,
    );
    const { content, warnings } = await imported(smallDocx({ body }));
    expect(content).toBe("new\n");
    expect(warnings.map(({ code }) => code)).toEqual(["TRACKED_CHANGES", "COMMENTS"]);
  });

  it("does not unpack what says that it is too large", async () => {
    const bomb = zipSync({
      "[Content_Types].xml": utf8("<Types/>"),
      "word/document.xml": new Uint8Array(60 * 1024 * 1024),
    }) as Uint8Array<ArrayBuffer>;
    expect(bomb.byteLength).toBeLessThan(100_000);
    await expect(imported(bomb)).rejects.toThrow(/unpacks to more/);
  });

  it("is cut between paragraphs and never in a list, and is the same text in pieces", async () => {
    const long = paragraph(run("word ".repeat(20_000)));
    const body = `${long}${bullet(run("one"), 0)}${long.replace("<w:pPr>", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>').repeat(4)}${long.repeat(4)}`;
    const xml = `<w:document><w:body>${body}<w:sectPr/></w:body></w:document>`;
    const slices = bodySlices(xml);
    expect(slices.length).toBeGreaterThan(1);
    const head = "<w:document><w:body>";
    const tail = "</w:body></w:document>";
    const inner = slices.map((slice) => slice.slice(head.length, -tail.length)).join("");
    expect(`${head}${inner}${tail}`).toBe(xml);
    for (const slice of slices.slice(1)) expect(slice.slice(0, 300)).not.toContain("numPr");
  });

  it("that the product exported comes back with every word, heading and row", async () => {
    const markdown = sampleMarkdown(60_000);
    const { bytes } = await renderSample("docx", markdown);
    const { title, content } = await imported(bytes as Uint8Array<ArrayBuffer>);
    expect(title).toBe("Shaftline technician app");
    const found = new Set(words(content));
    const ownMarks = /\[\^n\d+\]|^ *- \[[ x]\]/gm;
    const wanted = words(markdown.replace(ownMarks, ""));
    expect(wanted.filter((word) => !found.has(word))).toEqual([]);
    const headings = (text: string) => text.match(/^#{2,6} .*$/gmu)?.length;
    expect(headings(content)).toBe(headings(markdown));
    const rows = (text: string) => text.match(/^\| \w+-\d+ /gmu)?.length;
    expect(rows(content)).toBe(rows(markdown));
    expect(content).not.toMatch(/Content hash|Document control|^Contents$/m);
    const tasks = (text: string) => text.match(/^ *- \[[ x]\] .*$/gmu);
    expect(tasks(content)).toEqual(tasks(markdown));
  });
});
