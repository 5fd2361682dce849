import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { scanMarkdown } from "./scan-markdown.ts";

function outline(markdown: string): string[] {
  return scanMarkdown(markdown).flatMap((block) => {
    if (block.kind === "heading") return [`${block.line}: h${block.level}`];
    if (block.kind === "table") {
      return [`${block.line}: table ${block.columns.length}x${block.rows.length}`];
    }
    return [];
  });
}

function referenceOutline(markdown: string): string[] {
  const tree = fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  return tree.children.flatMap((node) => {
    const line = node.position?.start.line;
    if (node.type === "heading") return [`${line}: h${node.depth}`];
    if (node.type === "table") {
      return [`${line}: table ${node.children[0]?.children.length}x${node.children.length - 1}`];
    }
    return [];
  });
}

describe("scanMarkdown", () => {
  it.each([
    ["ATX heading", "# A\n\ntext\n\n## B ##\n"],
    ["indented code", "    # no\n\n   # yes"],
    ["setext headings", "A\n===\n\nB\nC\n---\n"],
    ["fence", "```md\n# no\n| a |\n|---|\n```\n# yes"],
    ["longer fence", "````\n```\n# no\n````\n# yes"],
    ["fence left open", "~~~\n# no\n"],
    ["fence in a list ended by a heading", "- a\n  ```\n# x\n```\n# y\n```\n"],
    ["quote", "> # no\n> | a |\n> |---|\n\n# yes"],
    ["lazy underline", "> a\n---\n===\n"],
    ["lists", "- # no\n- a\n\n  # no\n\n# yes"],
    ["HTML comment", "<!--\n# no\n\n# no\n-->\n# yes"],
    ["HTML block", "<div>\n# no\n\n# yes"],
    ["table", "| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 |\n\ntext"],
    ["table with escaped pipe", "| a \\| b | c |\n|---|---|\n| 1 \\| 2 | 3 |"],
    ["table without outer pipes", "a | b\n--|--\n1 | 2"],
    ["wrong delimiter", "| a | b |\n|---|\n| 1 | 2 |"],
    ["table ended by a heading", "| a |\n|---|\n| 1 |\n# h"],
    ["table ended by a list", "| a |\n|---|\n- x\n"],
    ["CRLF", "# a\r\n\r\nb\r\n===\r\n"],
    ["hash without space", "#a\n\n#\n\n####### seven\n"],
  ])("agrees with the reference parser: %s", (_name, markdown) => {
    expect(outline(markdown)).toEqual(referenceOutline(markdown));
  });

  it("agrees with the reference parser on arbitrary block structure", () => {
    const piece = fc.constantFrom(
      ..."# |## |#|a|b c|===|---|- |* |1. |2) |> |```|~~~|`|    |  | |\t|\n|\n\n|\\|<div>|</div>|<!--|-->|<b>|***|+".split(
        "|",
      ),
      "|",
      "|---|",
      "\n|---|---|\n",
      "| a | b |\n",
      "| a |\n|---|\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const markdown = pieces.join("");
        expect(outline(markdown)).toEqual(referenceOutline(markdown));
      }),
      { numRuns: 3000, seed: 25010 },
    );
  }, 60_000);

  it("gives header cells and rows as text", () => {
    expect(scanMarkdown("| ID | A \\| B |\n|---|---|\n| FR-001 | x |\n")).toEqual([
      {
        kind: "table",
        line: 1,
        columns: ["ID", "A | B"],
        rows: [{ line: 3, cells: ["FR-001", "x"] }],
      },
    ]);
  });
});
