import { plainHeading } from "@/lib/markdown/sections.ts";

/** A paragraph, item, table row or piece of code of a text. */
export interface Block {
  kind: "paragraph" | "item" | "row" | "code" | "quote";
  /** As written. */
  source: string;
  /** Without Markdown marks. */
  text: string;
  /** The cells of a row. */
  cells?: string[];
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/u;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/u;
const DELIMITER = /^\s*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?\s*$/u;

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/gu, "")
    .split(/(?<!\\)\|/u)
    .map((cell) => plainHeading(cell.trim()));
}

function toBlock(kind: Block["kind"], source: string): Block {
  if (kind === "row") {
    const cells = cellsOf(source);
    return { kind, source, text: cells.join(" "), cells };
  }
  if (kind === "code") {
    const text = source.replace(/^[^\n]*\n?/u, "").replace(/\n?[^\n]*$/u, "");
    return { kind, source, text };
  }
  const words = source
    .replace(kind === "item" ? ITEM : /^(?:\s*>)+[ \t]?/gmu, "")
    .replace(/\s*\n\s*/gu, " ");
  return { kind, source, text: plainHeading(words) };
}

function kindOf(line: string): Block["kind"] {
  if (line.trimStart().startsWith("|")) return "row";
  if (ITEM.test(line)) return "item";
  return line.trimStart().startsWith(">") ? "quote" : "paragraph";
}

/** The blocks of a section's text below its heading; blank lines and table rulers are none. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { kind: Block["kind"]; lines: string[] } | undefined;
  let fence = "";
  const close = () => {
    if (open) blocks.push(toBlock(open.kind, open.lines.join("\n")));
    open = undefined;
  };
  for (const line of text.split(/\r?\n/u)) {
    if (fence !== "") {
      open?.lines.push(line);
      if (line.trim().startsWith(fence) && /^\s*(?:`+|~+)\s*$/u.test(line)) {
        fence = "";
        close();
      }
      continue;
    }
    const mark = FENCE.exec(line)?.[1];
    if (mark) {
      close();
      fence = mark;
      open = { kind: "code", lines: [line] };
      continue;
    }
    if (line.trim() === "") {
      close();
      continue;
    }
    const kind = kindOf(line);
    if (kind === "row") {
      close();
      if (!DELIMITER.test(line)) blocks.push(toBlock("row", line));
      continue;
    }
    const continues = open && (kind === "paragraph" || (kind === "quote" && open.kind === "quote"));
    if (!continues) close();
    if (open) open.lines.push(line);
    else open = { kind, lines: [line] };
  }
  close();
  return blocks;
}
