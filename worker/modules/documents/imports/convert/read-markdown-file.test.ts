import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { importFile } from "../testing/import-file.ts";
import { smallDocx } from "../testing/small-docx.ts";

const utf8 = (text: string) => strToU8(text) as Uint8Array<ArrayBuffer>;

function utf16(text: string, isLittleEndian: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(text.length * 2 + 2));
  const marked = `\uFEFF${text}`;
  for (let at = 0; at < marked.length; at += 1) {
    bytes.setUint16(at * 2, marked.charCodeAt(at), isLittleEndian);
  }
  return new Uint8Array(bytes.buffer);
}

describe("a Markdown file", () => {
  it.each([
    ["UTF-8", utf8("# 사양서\n\nFR-001 ok\n")],
    ["UTF-8 with its mark", utf8("\uFEFF# 사양서\n\nFR-001 ok\n")],
    ["UTF-16 LE", utf16("# 사양서\n\nFR-001 ok\n", true)],
    ["UTF-16 BE", utf16("# 사양서\n\nFR-001 ok\n", false)],
    ["CR LF", utf8("# 사양서\r\n\r\nFR-001 ok\r\n")],
  ])("in %s is taken over as it is", async (_, file) => {
    expect(await importFile(file)).toEqual({
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
    expect(await importFile(file)).toMatchObject({
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
    const { title, warnings, content } = await importFile(utf8(text));
    expect({ title, content }).toEqual({ title: "6 Trust model", content: text });
    expect(warnings).toEqual([
      {
        code: "PICTURES",
        message:
          "Pictures are not in the file: “../media/one.png” and one other. Add them where they belong.",
      },
    ]);
    const named = await importFile(utf8("---\ntitle: Whole\n---\n## Part\n"));
    expect(named.content).toBe("# Whole\n\n## Part\n");
  });

  it.each([
    ["Lift monitoring\n===============\n\nText.\n", "Lift monitoring"],
    ["\nScope of 2026\n---\n", "Scope of 2026"],
    ['## <b>1.1 Purpose</b> <a name="1.1-purpose" /> <!-- ours -->\n', "1.1 Purpose"],
    ["# **Lift** `monitor` [API](https://example.org/api)\n", "Lift monitor API"],
    ["# snake_case and 2 * 3 * 4\n", "snake_case and 2 * 3 * 4"],
  ])("reads the title of %j", async (text, title) => {
    expect((await importFile(utf8(text))).title).toBe(title);
  });

  it.each(["- a\n---\n", "1. a\n---\n", "> a\n===\n", "a\nb\n"])(
    "takes nothing of %j for a title",
    async (text) => {
      expect((await importFile(utf8(text))).title).toBeNull();
    },
  );

  it("gives a text under a line of = no second title", async () => {
    const file = utf8("---\ntitle: Whole\n---\nPart\n====\n");
    expect((await importFile(file)).content).toBe("Part\n====\n");
  });

  it("has no title in a fence or after the first paragraph", async () => {
    expect((await importFile(utf8("```\n# not\n```\n"))).title).toBeNull();
    expect((await importFile(utf8("Text.\n\n# Later\n"))).title).toBeNull();
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
    await expect(importFile(file as Uint8Array<ArrayBuffer>)).rejects.toThrow(message);
  });
});
