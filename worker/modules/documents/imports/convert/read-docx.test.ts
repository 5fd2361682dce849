import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { renderSample } from "../../exports/render/testing/render-sample.ts";
import { sampleMarkdown } from "../../exports/render/testing/sample-document.ts";
import { importFile } from "../testing/import-file.ts";
import { bullet, paragraph, picture, row, run, smallDocx } from "../testing/small-docx.ts";
import { bodySlices } from "./body-slices.ts";
import { equationsAsText } from "./equation-text.ts";
import { readFile } from "./index.ts";

const still = () => Promise.resolve();
const utf8 = (text: string) => strToU8(text) as Uint8Array<ArrayBuffer>;

/** The words of a text, without its markup. */
function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

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
    expect(await importFile(smallDocx({ body }))).toMatchObject({
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

  it("keeps the places in its text that links lead to, and no others", async () => {
    const place = (name: string) =>
      `<w:bookmarkStart w:id="0" w:name="${name}"/><w:bookmarkEnd w:id="0"/>`;
    const body = [
      paragraph(`<w:hyperlink w:anchor="Limits">${run("See limits")}</w:hyperlink>`),
      paragraph(`${run("Before. ")}${place("Limits")}${run("At most 5.")}`),
      paragraph(`${place("_GoBack")}${run("After.")}`),
    ].join("");
    const { content } = await importFile(smallDocx({ body }));
    expect(content).toBe(
      '[See limits](#Limits)\n\nBefore. <a id="Limits"></a>At most 5.\n\nAfter.\n',
    );
    const html = await renderSample("html", content);
    expect(new TextDecoder().decode(html.bytes)).toMatch(
      /<a href="#(s-place:limits)">See limits<\/a>[\s\S]*Before. <span id="\1">At most 5\.<\/span>/,
    );
    const pdf = Buffer.from((await renderSample("pdf", content)).bytes).toString("latin1");
    expect(pdf).toContain("/Dest (r00000)");
    expect(pdf).toMatch(/\/Names \[\s*\(r00000\)/);
  });

  it("leaves out headings that say nothing, and lists around lists that begin too deep", async () => {
    const body = [
      paragraph(run("Scope"), "Heading1"),
      paragraph("", "Heading2"),
      paragraph(run(" "), "Heading2"),
      bullet(run("one"), 1),
      bullet(run("two"), 1),
    ].join("");
    expect((await importFile(smallDocx({ body }))).content).toBe("# Scope\n\n- one\n- two\n");
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
      const { content } = await importFile(smallDocx({ body: body.join(""), styles, numbering }));
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
      await importFile(file).catch(() => undefined);
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
    const { content } = await importFile(smallDocx({ body }));
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
    const { content } = await importFile(smallDocx({ body: table }));
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
    const { content } = await importFile(smallDocx({ body }));
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
    const { content } = await importFile(smallDocx({ body, styles: styles.join("") }));
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
    const { content } = await importFile(smallDocx({ body }));
    expect(content).toBe("**Term** – meaning, end\n\n- a\n  - b\n    - c\n- d\n");
  });

  it("keeps footnotes as footnotes, and superscript as it is", async () => {
    const body = paragraph(
      `${run("Fast")}<w:r><w:footnoteReference w:id="2"/></w:r>${run(" to 10 m")}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>`,
    );
    const footnotes = `<w:footnote w:id="2">${paragraph(run("Within a second."))}</w:footnote>`;
    const { content } = await importFile(smallDocx({ body, footnotes }));
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
    const { content, warnings } = await importFile(smallDocx({ body }));
    expect(content).toBe("new\n");
    expect(warnings.map(({ code }) => code)).toEqual(["TRACKED_CHANGES", "COMMENTS"]);
  });

  it("writes equations as text, and says so", async () => {
    const t = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
    const e = (content: string) => `<m:e>${content}</m:e>`;
    const squared = `<m:sSup>${e(t("b"))}<m:sup>${t("2")}</m:sup></m:sSup>`;
    const root = `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>${e(squared + t("−4ac"))}</m:rad>`;
    const fraction = `<m:f><m:num>${t("−b±") + root}</m:num><m:den>${t("2a")}</m:den></m:f>`;
    const sum = `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${t("i=1")}</m:sub><m:sup>${t("n")}</m:sup>${e(`<m:d>${e(t("i"))}</m:d>`)}</m:nary>`;
    const math = (content: string) => `<m:oMath xmlns:m="x">${content}</m:oMath>`;
    const body = paragraph(
      `${run("For ")}<m:oMathPara xmlns:m="x"><m:oMathParaPr/>${math(t("x=") + fraction)}</m:oMathPara>${run(" and ")}${math(`${sum}${t(" &lt; 5")}`)}${run(".")}`,
    );
    const { content, warnings } = await importFile(smallDocx({ body }));
    expect(content).toBe("For x=(−b±√(b^2−4ac))/(2a) and ∑\\_(i=1)^n (i) < 5.\n");
    expect(warnings.map(({ code }) => code)).toEqual(["EQUATIONS"]);
  });

  it.each([
    ["open", "<m:f>".repeat(50_000)],
    ["deep", "<m:d>".repeat(50_000) + "</m:d>".repeat(50_000)],
    ["crossed", "<m:f><m:d></m:f></m:d>"],
  ])("leaves %s equations alone", (_, inner) => {
    const xml = `<m:oMath>${inner}</m:oMath>`;
    expect(equationsAsText(xml)).toBe(xml);
    expect(equationsAsText("<m:oMath>".repeat(20_000))).toHaveLength(20_000 * 9);
  });

  it("does not unpack what says that it is too large", async () => {
    const bomb = zipSync({
      "[Content_Types].xml": utf8("<Types/>"),
      "word/document.xml": new Uint8Array(60 * 1024 * 1024),
    }) as Uint8Array<ArrayBuffer>;
    expect(bomb.byteLength).toBeLessThan(100_000);
    await expect(importFile(bomb)).rejects.toThrow(/unpacks to more/);
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
    const { title, content } = await importFile(bytes as Uint8Array<ArrayBuffer>);
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
