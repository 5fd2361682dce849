import type { PhrasingContent } from "mdast";
import type { Block, Cell, ListBlock, Run } from "./model.ts";
import { type RunContext, readRuns } from "./read-runs.ts";
import { splitImages } from "./split-images.ts";

const tagPattern = /^<(\/?)(br|p|div|ul|ol|li|pre)(?:\s[^>]*)?\/?>$/i;
const bulletPattern = /^(?:[-*•–]|(\d{1,3})[.)])\s+(?=\S)/;

function withoutMarker(runs: readonly Run[]): Run[] {
  const [first, ...rest] = runs;
  if (first === undefined) return [];
  return [{ ...first, text: first.text.replace(bulletPattern, "") }, ...rest];
}

/** Collects the content of a cell: lines broken by `<br>` and the lists and code that HTML marks. */
class CellReader {
  private readonly context: RunContext;
  private readonly root: Block[] = [];
  private readonly lists: ListBlock[] = [];
  private pending: PhrasingContent[] = [];
  private code: string[] | null = null;

  constructor(context: RunContext) {
    this.context = context;
  }

  read(nodes: readonly PhrasingContent[]): Cell {
    for (const node of nodes) this.take(node);
    this.endLine();
    if (this.code !== null) this.endCode();
    return this.root;
  }

  private take(node: PhrasingContent): void {
    const tag = node.type === "html" ? tagPattern.exec(node.value.trim()) : null;
    const name = node.type === "break" ? "br" : tag?.[2]?.toLowerCase();
    const closing = tag?.[1] === "/";
    if (this.code !== null) return this.takeCode(node, name, closing);
    if (name === undefined) {
      this.pending.push(node);
      return;
    }
    this.endLine();
    if (name === "pre" && !closing) this.code = [""];
    else if (name === "ul" || name === "ol") this.list(name === "ol", closing);
    else if (name === "li" && !closing)
      this.lists.at(-1)?.items.push({ checked: null, blocks: [] });
  }

  private takeCode(node: PhrasingContent, name: string | undefined, closing: boolean): void {
    if (name === "pre" && closing) return this.endCode();
    if (name === "br") this.code?.push("");
    else if (this.code !== null && "value" in node && !/^<\/?code/i.test(node.value))
      this.code[this.code.length - 1] += node.value;
  }

  private endCode(): void {
    const text = (this.code ?? []).join("\n").trim();
    this.code = null;
    if (text !== "") this.target().push({ type: "code", language: null, text });
  }

  private list(ordered: boolean, closing: boolean): void {
    if (closing) {
      this.lists.pop();
      return;
    }
    const list: ListBlock = { type: "list", ordered, start: 1, items: [] };
    this.target().push(list);
    this.lists.push(list);
  }

  private target(): Block[] {
    return this.lists.at(-1)?.items.at(-1)?.blocks ?? this.root;
  }

  /** A line that begins as a list item does is one, although no list can stand in a cell. */
  private endLine(): void {
    const runs = readRuns(this.pending, this.context);
    this.pending = [];
    if (runs.every((run) => run.text.trim() === "" && run.note === undefined && !run.image)) return;
    const target = this.target();
    const marker = this.lists.length === 0 ? bulletPattern.exec(runs[0]?.text ?? "") : null;
    if (marker === null || this.pendingIsLone(target, runs)) {
      target.push(...splitImages(runs));
      return;
    }
    const ordered = marker[1] !== undefined;
    const last = target.at(-1);
    const item = { checked: null, blocks: splitImages(withoutMarker(runs)) };
    if (last?.type === "list" && last.ordered === ordered) last.items.push(item);
    else target.push({ type: "list", ordered, start: Number(marker[1] ?? 1), items: [item] });
  }

  /** A cell such as "- " or "1) x" alone stays as it was written. */
  private pendingIsLone(target: readonly Block[], runs: readonly Run[]): boolean {
    return target.length === 0 && runs.length === 1 && (runs[0]?.text.trim().length ?? 0) < 3;
  }
}

/** Reads the content of a table cell; lists and code in it are written as HTML or with `<br>`. */
export function readCell(nodes: readonly PhrasingContent[], context: RunContext): Cell {
  return new CellReader(context).read(nodes);
}
