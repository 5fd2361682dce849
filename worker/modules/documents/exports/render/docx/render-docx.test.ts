import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { ExportSource } from "../export-source.ts";
import { renderSample, squeeze } from "../testing/render-sample.ts";
import { sampleMarkdown } from "../testing/sample-document.ts";

async function parts(
  markdown: string,
  overrides: Partial<ExportSource> = {},
): Promise<Record<string, string>> {
  const { bytes } = await renderSample("docx", markdown, overrides);
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]),
  );
}

async function documentXml(markdown: string): Promise<string> {
  return (await parts(markdown))["word/document.xml"] ?? "";
}

function isBalanced(xml: string): boolean {
  const open: string[] = [];
  for (const [, closing, name, selfClosing] of xml.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
    if (selfClosing === "/") continue;
    if (closing !== "/") open.push(name ?? "");
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}

function textOf(xml: string): string {
  return xml
    .replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>/g, "")
    .replace(/<\/w:p>|<w:br\/>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}

describe("renderDocx", () => {
  it("writes well-formed parts that all have a content type", async () => {
    const files = await parts(sampleMarkdown(20_000));
    const types = files["[Content_Types].xml"] ?? "";
    for (const [path, xml] of Object.entries(files)) {
      expect(isBalanced(xml.replace(/<\?xml[^>]*\?>/, "")), path).toBe(true);
      if (!path.endsWith(".rels") && !path.startsWith("["))
        expect(types).toContain(`PartName="/${path}"`);
    }
  });

  it("uses heading styles with bookmarks, and fills the contents field without asking to update", async () => {
    const files = await parts("## Scope\n\ntext\n\n### Inside & out\n\nmore");
    const xml = files["word/document.xml"] ?? "";
    expect(xml).toMatch(
      /<w:pStyle w:val="Heading1"\/><\/w:pPr><w:bookmarkStart w:id="1" w:name="_Toc00000001"\/>/,
    );
    expect(xml).toMatch(/<w:pStyle w:val="Heading2"\/>/);
    expect(xml).toContain('TOC \\o "1-3" \\h \\z \\u');
    expect(xml).toMatch(
      /<w:pStyle w:val="TOC2"\/><\/w:pPr><w:hyperlink w:anchor="_Toc00000002" w:history="1"><w:r><w:t xml:space="preserve">Inside &amp; out<\/w:t><\/w:r><w:r><w:tab\/><\/w:r>.* PAGEREF _Toc00000002 \\h .*<w:t>3<\/w:t>/,
    );
    expect(files["word/settings.xml"]).not.toContain("updateFields");
    expect(xml).not.toContain("w:dirty");
    expect(files["word/styles.xml"]).toMatch(/w:styleId="Heading1"><w:name w:val="heading 1"\/>/);
  });

  it("lets the line above a turned page reach its margin", async () => {
    const files = await parts(
      `| ${"a | ".repeat(30)}\n|${"---|".repeat(30)}\n| ${"words | ".repeat(30)}`,
    );
    expect(files["word/document.xml"]).toMatch(
      /w:type="default" r:id="rIdHeaderTurned"\/>.*?w:orient="landscape"/,
    );
    expect(files["word/_rels/document.xml.rels"]).toContain(
      'Id="rIdHeaderTurned" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header2.xml"',
    );
    for (const part of ["word/header2.xml", "word/footer2.xml"])
      expect(files[part]).toContain('<w:tab w:val="right" w:pos="14112"/>');
  });

  it("leaves a table of six columns of words upright", async () => {
    const row =
      "| Reefer | Refrigerated container | Kühlcontainer | conteneur frigorifique | dwudziestostopowy | εμπορευματοκιβώτιο-ψυγείο |";
    const xml = await documentXml(`| A | B | C | D | E | F |\n|${"---|".repeat(6)}\n${row}`);
    expect(xml).not.toContain("landscape");
  });

  it("ends a page that the contents fill without another one", async () => {
    const xml = await documentXml("## One\n\nText.");
    const [end] = /<w:p>(?:(?!<\/w:p>).)*<w:br w:type="page"\/><\/w:r><\/w:p>/.exec(xml) ?? [];
    expect(end).toContain('<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>');
  });

  it("counts the pages of the contents by their lines", async () => {
    const heads = Array.from({ length: 31 }, (_, index) => `${index % 3 ? "###" : "##"} H${index}`);
    const control = [
      {
        number: 1,
        label: null,
        publishedAt: "2026-11-20T14:05:00Z",
        publishedBy: "Ingrid Solheim",
        approvals: [],
      },
    ];
    const { bytes } = await renderSample("docx", heads.join("\n\n"), { control });
    const xml = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
    expect(xml).toMatch(/PAGEREF _Toc00000001 \\h (?:(?!<w:t>).)*<w:t>3<\/w:t>/);
  });

  it("gives a column of ids the width of an id", async () => {
    const xml = await documentXml(
      `| ID | Requirement |\n|---|---|\n| NFR-001 | ${"It shall be said. ".repeat(9)} |`,
    );
    const [, width] = /<w:gridCol w:w="(\d+)"/.exec(xml.split("<w:tblGrid>").at(-1) ?? "") ?? [];
    // Seven letters of Consolas at 9 points, and the padding of a cell.
    expect(Number(width)).toBeGreaterThan(7 * 0.55 * 180 + 200);
  });

  it("shows code and requirements in the size of the text around them", async () => {
    const styles = (await parts("## The `--force` flag"))["word/styles.xml"] ?? "";
    for (const id of ["InlineCode", "Requirement"]) {
      const style = new RegExp(`w:styleId="${id}">.*?</w:style>`).exec(styles)?.[0];
      expect(style).toContain("Consolas");
      expect(style).not.toContain("<w:sz ");
    }
  });

  it("indents a list in a quote from the quote", async () => {
    const xml = await documentXml("> Text\n>\n> 1. one\n>    - two\n\n- outside");
    expect(xml).toContain('<w:numId w:val="10"/></w:numPr><w:ind w:left="700" w:hanging="360"/>');
    expect(xml).toContain('<w:numId w:val="1"/></w:numPr><w:ind w:left="1100" w:hanging="360"/>');
    expect(xml).toMatch(/<w:numId w:val="1"\/><\/w:numPr><\/w:pPr>.*outside/);
  });

  it("numbers lists with numbering definitions, each list on its own", async () => {
    const files = await parts(
      "3. three\n4. four\n\ntext\n\n1. one\n   - inner\n\n- [x] done\n- [ ] open",
    );
    const xml = files["word/document.xml"] ?? "";
    const numbering = files["word/numbering.xml"] ?? "";
    expect(xml).toContain('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="10"/></w:numPr>');
    expect(xml).toContain('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="11"/></w:numPr>');
    expect(xml).toContain('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>');
    expect(xml).toContain('<w:numId w:val="2"/>');
    expect(xml).toContain('<w:numId w:val="3"/>');
    expect(numbering).toContain(
      '<w:num w:numId="10"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>',
    );
  });

  it("repeats table headers, and its column widths fill the page", async () => {
    const xml = await documentXml(
      "| ID | Requirement | Count |\n|:--|:-:|--:|\n| FR-001 | A long requirement text that wants more room than the id does | 3 |",
    );
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml).toContain('<w:jc w:val="center"/>');
    const table = xml.slice(xml.lastIndexOf("<w:tblGrid>"));
    const widths = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]));
    expect(Math.abs(widths.reduce((a, b) => a + b, 0) - 9180)).toBeLessThan(5);
    expect(Math.min(...widths)).toBeGreaterThan(500);
  });

  it("writes footnotes, outside links and cross references", async () => {
    const files = await parts(
      "## Scope\n\nText[^a] and again[^a], [out](https://out.example/?a=1&b=2), [in](#scope).\n\n[^a]: See [there](https://note.example/).",
    );
    const xml = files["word/document.xml"] ?? "";
    expect(xml.match(/<w:footnoteReference w:id="1"\/>/g)).toHaveLength(1);
    expect(files["word/footnotes.xml"]).toContain('<w:footnote w:id="1">');
    expect(files["word/_rels/footnotes.xml.rels"]).toContain("https://note.example/");
    expect(files["word/_rels/document.xml.rels"]).toContain(
      'Target="https://out.example/?a=1&amp;b=2" TargetMode="External"',
    );
    expect(xml).toContain('<w:hyperlink w:anchor="_Toc00000001" w:history="1">');
  });

  it("shows a table with too many columns in several parts", async () => {
    const row = `| ${Array.from({ length: 40 }, (_, at) => `c${at}`).join(" | ")} |`;
    const xml = await documentXml(`## Wide\n\n${row}\n${"|---".repeat(40)}|\n${row}\n`);
    const body = xml.slice(xml.lastIndexOf("</w:sdt>"));
    expect(body.match(/<w:tbl>/g)?.length).toBeGreaterThan(1);
    const widths = [...body.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(40);
    expect(Math.min(...widths)).toBeGreaterThan(500);
  });

  it("names fonts for East Asian text and marks right-to-left paragraphs", async () => {
    const xml = await documentXml("한국어\n\n日本語です\n\n简体中文\n\nمرحبا FR-001 بكم");
    expect(xml).toContain('w:eastAsia="Malgun Gothic"');
    expect(xml).toContain('w:eastAsia="Yu Gothic"');
    expect(xml).toContain('w:eastAsia="Microsoft YaHei"');
    expect(xml).toContain("<w:bidi/>");
    expect(xml).toContain("<w:rtl/>");
  });

  it.each([
    ["English words. ".repeat(20), "مقدمة", "Introduction"],
    ["كلمات عربية. ".repeat(20), "Introduction", "مقدمة"],
  ])("keeps all headings at the side where the document begins", async (text, other, own) => {
    const xml = await documentXml(`## ${other}\n\n${text}\n\n## ${own}\n\n${text}`);
    const sides = [...xml.matchAll(/<w:pStyle w:val="Heading1"\/>(.*?)<\/w:pPr>/g)];
    expect(sides.map(([, properties]) => properties?.includes('w:jc w:val="right"'))).toEqual([
      true,
      false,
    ]);
    expect(xml.includes('<w:pStyle w:val="TOCHeading"/><w:bidi/>')).toBe(own === "مقدمة");
  });

  it("checks spelling in the language of the text", async () => {
    expect((await parts("Приложение"))["word/styles.xml"]).toContain('w:lang w:val="ru-RU"');
    expect((await parts("Application"))["word/styles.xml"]).toContain('w:lang w:val="en-GB"');
  });

  it("shows page n of m in the footer, and dates from the publication", async () => {
    const files = await parts("text");
    expect(files["word/footer1.xml"]).toMatch(/ PAGE [\s\S]* NUMPAGES /);
    expect(files["word/header1.xml"]).toContain("Version 4 · Signed baseline");
    expect(files["docProps/core.xml"]).toContain("2026-11-20T14:05:00Z</dcterms:created>");
  });

  it("marks proposals as tracked changes where their text stands once, and lists all", async () => {
    const made = {
      author: "Mara & Co",
      createdAt: "2026-11-20T14:05:00.123Z",
      note: null,
      cut: false,
    };
    const same = (text: string) => ({ type: "same" as const, text });
    const removed = (text: string) => ({ type: "removed" as const, text });
    const added = (text: string) => ({ type: "added" as const, text });
    const suggestions = [
      { ...made, changes: [same("open within "), removed("two seconds"), added("one second")] },
      { ...made, author: null, changes: [removed("**now**"), added("*soon*")] },
      { ...made, changes: [removed("twice"), added("once")] },
      { ...made, changes: [removed("gone"), added("here")] },
      { ...made, changes: [removed("one\n\n| two |"), added("three\n\n")] },
    ];
    const files = await parts(
      "## Door\n\nThe **door** shall open within two seconds, and close **now**.\n\ntwice twice one\n\ntwo",
      { conversations: [], suggestions },
    );
    const xml = files["word/document.xml"] ?? "";
    expect(isBalanced(xml.replace(/<\?xml[^>]*\?>/, ""))).toBe(true);
    const by = (number: number, author = "Mara &amp; Co") =>
      `w:id="100000${number}" w:author="${author}" w:date="2026-11-20T14:05:00Z">`;
    expect(xml).toContain(
      `<w:del ${by(1)}<w:r><w:delText xml:space="preserve">two seconds</w:delText></w:r></w:del>` +
        `<w:ins ${by(2)}<w:r><w:t xml:space="preserve">one second</w:t></w:r></w:ins>`,
    );
    expect(xml).toContain(
      `<w:del ${by(3, "Generation")}<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:delText xml:space="preserve">now</w:delText></w:r></w:del>` +
        `<w:ins ${by(4, "Generation")}<w:r><w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">soon</w:t></w:r></w:ins>`,
    );
    expect(xml.match(/<w:(?:ins|del) /g)).toHaveLength(4);
    const list = textOf(xml).split("Suggested changes").at(-1);
    expect(list).toContain(
      "Generation, 20 November 2026, 14:05 UTC\nPresent text: **now**\nSuggested: *soon*",
    );
    expect(list).toContain("Present text: one\n\n| two |\nSuggested: three");
    expect(list?.match(/Suggested: /g)).toHaveLength(suggestions.length);
    const markdown = await renderSample("md", "# Door\n", { conversations: [], suggestions });
    expect(strFromU8(markdown.bytes)).toMatch(/- Suggested: <ins>three<\/ins>\n$/);
  });

  describe("a proposal for several lines", () => {
    const text =
      "## Door\n\nThe door shall open fast.\n\nIt shall close.\n\n- one\n- two\n\n1. first\n\nThe end.";

    /** The document as it is after its reader accepted, or rejected, what is proposed. */
    async function decided(old: string, fresh: string, accepted: boolean): Promise<string[]> {
      const suggestion = {
        author: "Mara",
        createdAt: "2026-11-20T14:05:00Z",
        note: null,
        cut: false,
        changes: [
          { type: "removed" as const, text: old },
          { type: "added" as const, text: fresh },
        ],
      };
      const xml = (await parts(text, { suggestions: [suggestion] }))["word/document.xml"] ?? "";
      expect(isBalanced(xml.replace(/<\?xml[^>]*\?>/, ""))).toBe(true);
      const ids = [...xml.matchAll(/<w:(?:ins|del) w:id="(\d+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const [gone, kept] = accepted ? ["del", "ins"] : ["ins", "del"];
      const body = xml.slice(
        xml.lastIndexOf(">Door<"),
        xml.indexOf(">Suggested changes<", xml.lastIndexOf(">Door<")),
      );
      return body
        .split("</w:p>")
        .slice(0, -1)
        .filter(
          (line) => !new RegExp(`<w:rPr><w:${gone} [^>]*></w:${gone}></w:rPr></w:pPr>`).test(line),
        )
        .map((line) =>
          line
            .replace(new RegExp(`<w:${gone} [^>]*>.*?</w:${gone}>`, "g"), "")
            .replace(new RegExp(`</?w:${kept}[^>]*>`, "g"), "")
            .replaceAll("delText", "t"),
        )
        .map((line) => (line.includes("<w:numPr>") ? "- " : "") + textOf(line).replace(/^>/, ""))
        .filter((line) => line.trim() !== "" && line !== "- ");
    }

    const lines = [
      "Door",
      "The door shall open fast.",
      "It shall close.",
      "- one",
      "- two",
      "- first",
      "The end.",
    ];
    const linesWith = (at: number, count: number, ...fresh: string[]) =>
      lines.toSpliced(at, count, ...fresh);

    it.each([
      [
        "words of two",
        "open fast.\n\nIt shall",
        "open slowly.\n\nIt must",
        linesWith(1, 2, "The door shall open slowly.", "It must close."),
      ],
      [
        "one more",
        "It shall close.",
        "It shall close.\n\nIt shall lock.",
        linesWith(3, 0, "It shall lock."),
      ],
      ["one less", "fast.\n\nIt shall close.", "fast.", linesWith(2, 1)],
      [
        "two for one",
        "It shall close.\n\n",
        "It closes.\n\nIt locks.\n\n",
        linesWith(2, 1, "It closes.", "It locks."),
      ],
      ["items", "- one\n- two", "- one\n- deux\n- three", linesWith(4, 1, "- deux", "- three")],
      ["an item less", "- one\n- two", "- two", linesWith(3, 1)],
      [
        "a heading",
        "## Door\n\nThe door shall open fast.",
        "## Door\n\nThe gate shall open fast.\n\n### Lock\n\nIt locks.",
        linesWith(1, 1, "The gate shall open fast.", "Lock", "It locks."),
      ],
    ])("that changes %s stands in them", async (_, old, fresh, result) => {
      expect(await decided(old, fresh, true)).toEqual(result);
      expect(await decided(old, fresh, false)).toEqual(lines);
    });

    it.each([
      ["holds a table", "It shall close.", "| a |\n|---|\n| b |"],
      ["makes a heading of a paragraph", "fast.\n\nIt shall close.", "fast.\n\n## It shall close."],
      ["adds a paragraph to an item", "- one\n- two", "- one\n- two\n\nThree."],
      ["is for text that stands elsewhere", "It shall close.\n\nThe end.", "It closes.\n\nEnd."],
    ])("that %s is only listed", async (_, old, fresh) => {
      expect(await decided(old, fresh, true)).toEqual(lines);
    });
  });

  it("has every word of the source", async () => {
    const markdown = sampleMarkdown(40_000);
    const files = await parts(markdown);
    const text = squeeze(textOf(`${files["word/document.xml"]}${files["word/footnotes.xml"]}`));
    const ignored = /```\w*|\]\([^)]*\)|\[\^\w+\]:?|[*~`|[\]#>]/g;
    const words = new Set(markdown.replace(ignored, " ").match(/[\p{L}\p{N}\p{M}]{2,}/gu) ?? []);
    expect([...words].filter((word) => !text.includes(word))).toEqual([]);
  });

  it("stays valid with control characters, markup and deep nesting in the text", async () => {
    const nested = Array.from({ length: 40 }, (_, depth) => `${"  ".repeat(depth)}- level`).join(
      "\n",
    );
    const xml = await documentXml(
      `a\u0000b\u0001 <w:p> & "q" \ud800\n\n${nested}\n\n- \n\n1. > quote\n\n---\n\n[^1]\n\n[^1]: x`,
    );
    expect(isBalanced(xml.replace(/<\?xml[^>]*\?>/, ""))).toBe(true);
    expect(/(?![\n\t\r])[\p{Cc}\p{Cs}]/u.test(xml)).toBe(false);
    expect(textOf(xml)).toContain('<w:p> & "q"');
    expect(xml).not.toMatch(/w:ilvl w:val="(9|\d\d)"/);
  });
});
