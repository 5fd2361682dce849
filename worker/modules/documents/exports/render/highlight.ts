import type { ElementContent, RootContent } from "hast";
import { common, createLowlight } from "lowlight";
import type { Run, Tint } from "./markdown/model.ts";

const LONGEST = 30_000;

const tints: Record<string, Tint> = {
  keyword: "keyword",
  built_in: "type",
  type: "type",
  class: "type",
  literal: "number",
  number: "number",
  symbol: "number",
  string: "string",
  regexp: "string",
  char: "string",
  addition: "string",
  deletion: "keyword",
  comment: "comment",
  quote: "comment",
  doctag: "comment",
  title: "name",
  function: "name",
  name: "keyword",
  tag: "keyword",
  section: "name",
  selector: "name",
  attr: "name",
  attribute: "name",
  property: "name",
  meta: "meta",
  template: "meta",
  variable: "meta",
};

let known: ReturnType<typeof createLowlight> | undefined;

function tintOf(names: unknown): Tint | undefined {
  if (!Array.isArray(names)) return undefined;
  for (const name of names as unknown[]) {
    const found =
      tints[
        String(name)
          .replace(/^hljs-/, "")
          .replace(/-.*$/, "")
      ];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Source code as runs with their tints; plain where the language is unknown or the text too long. */
export function highlightCode(language: string | null, text: string): Run[] {
  const plain: Run[] = [{ text, marks: 0 }];
  const name = language?.split(/[\s{,:]/)[0]?.toLowerCase() ?? "";
  if (name === "" || text.length > LONGEST) return plain;
  known ??= createLowlight(common);
  if (!known.registered(name)) return plain;
  const runs: Run[] = [];
  const visit = (node: RootContent | ElementContent, tint: Tint | undefined): void => {
    if (node.type === "text") {
      runs.push(
        tint === undefined ? { text: node.value, marks: 0 } : { text: node.value, marks: 0, tint },
      );
    } else if (node.type === "element") {
      const own = tintOf(node.properties.className) ?? tint;
      for (const child of node.children) visit(child, own);
    }
  };
  for (const child of known.highlight(name, text).children) visit(child, undefined);
  return runs;
}

/** Highlighted code line by line, tabs as four spaces. */
export function codeLines(language: string | null, text: string): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of highlightCode(language, text)) {
    run.text.split("\n").forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push({ ...run, text: part.replaceAll("\t", "    ") });
    });
  }
  return lines;
}
