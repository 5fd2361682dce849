import type { Element, ElementContent, Parents } from "hast";

const lists = new Set(["ul", "ol"]);

/**
 * Gives tables the shape that Markdown knows: a first row of headers, and cells of one line each, in
 * which tags break the lines and list items keep their marks.
 */
export function shapeTables(parent: Parents): void {
  const kept = parent.children.filter((child) => !isEmptyTable(child));
  Object.assign(parent, { children: kept });
  for (const child of parent.children) {
    if (child.type !== "element") continue;
    if (child.tagName !== "table") {
      shapeTables(child);
      continue;
    }
    const rows = rowsOf(child);
    const columns = rows[0]?.children.map((_, index) => alignmentOf(rows, index)) ?? [];
    const isHeadless = !child.children.some((part) => isElement(part, "thead"));
    for (const [index, row] of rows.entries()) {
      for (const [column, cell] of row.children.entries()) {
        if (cell.type !== "element") continue;
        const align = columns[column];
        if (align !== undefined) cell.properties.align = align;
        if (isHeadless && index === 0) cell.tagName = "th";
        cell.children = joined(linesOf(cell.children, ""));
      }
    }
  }
}

function isEmptyTable(node: Parents["children"][number]): boolean {
  return node.type === "element" && node.tagName === "table" && !hasContent(node);
}

function hasContent(node: ElementContent): boolean {
  if (node.type !== "element") return node.type === "text" && node.value.trim() !== "";
  return node.tagName === "img" || node.children.some(hasContent);
}

/** How most cells of a column are aligned that say anything, below its header. */
function alignmentOf(rows: readonly Element[], column: number): "center" | "right" | undefined {
  const sides = rows.slice(1).flatMap((row) => {
    const cell = row.children[column];
    const [first] = cell?.type === "element" ? cell.children : [];
    return first?.type === "element" && first.tagName === "p" && hasContent(first)
      ? [first.properties.className]
      : [];
  });
  return (["center", "right"] as const).find(
    (side) =>
      sides.filter((names) => Array.isArray(names) && names.includes(side)).length * 2 >
      sides.length,
  );
}

function rowsOf(table: Element): Element[] {
  return table.children.flatMap((part) => {
    if (part.type !== "element") return [];
    return part.tagName === "tr" ? [part] : part.children.filter((row) => isElement(row, "tr"));
  });
}

function isElement(node: ElementContent, tagName: string): node is Element {
  return node.type === "element" && node.tagName === tagName;
}

type Line = ElementContent[];

/** The lines of a cell's content; every block is at least one. */
function linesOf(nodes: readonly ElementContent[], mark: string): Line[] {
  const lines: Line[] = [];
  let open: Line | undefined;
  for (const node of nodes) {
    if (node.type !== "element" || !isBlock(node)) {
      if (isElement(node, "br")) {
        open = undefined;
        continue;
      }
      if (open === undefined) {
        open = [];
        lines.push(open);
      }
      open.push(node);
      continue;
    }
    open = undefined;
    lines.push(...linesOfBlock(node));
  }
  for (const [start] of lines) {
    if (start?.type === "text") start.value = start.value.replace(/^[•▪‣◦]\s+/u, "- ");
  }
  const [first] = lines;
  if (mark !== "" && first !== undefined) first.unshift({ type: "text", value: mark });
  return lines;
}

function linesOfBlock(block: Element): Line[] {
  if (lists.has(block.tagName)) {
    return block.children.flatMap((item, index) => {
      const mark = block.tagName === "ul" ? "- " : `${index + 1}. `;
      return item.type === "element" ? linesOf(item.children, mark) : [];
    });
  }
  if (block.tagName === "table") {
    return rowsOf(block).map((row) =>
      row.children.flatMap((cell, index): Line => {
        const content = cell.type === "element" ? linesOf(cell.children, "").flat() : [];
        return index === 0 ? content : [{ type: "text", value: " · " }, ...content];
      }),
    );
  }
  return linesOf(block.children, "");
}

function isBlock({ tagName }: Element): boolean {
  return /^(?:p|ul|ol|li|pre|table|blockquote|div|h[1-6])$/.test(tagName);
}

function joined(lines: readonly Line[]): ElementContent[] {
  return lines.flatMap((line, index) =>
    index === 0
      ? line
      : [
          { type: "element" as const, tagName: "cell-break", properties: {}, children: [] },
          ...line,
        ],
  );
}
