import type { Element, ElementContent, Root } from "hast";
import { languageOf } from "../language.ts";
import { requirementPattern } from "./requirement-id.ts";
import { splitNumber } from "./sections.ts";

const BLOCKS = /^(?:p|li|h[1-6]|td|th|blockquote|ul|ol|table)$/u;
const HEADING = /^h[1-6]$/u;
const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu;
const LETTER = /\p{L}/gu;
const VERBATIM = new Set(["code", "pre", "a"]);

function isElement(node: ElementContent | Root["children"][number]): node is Element {
  return node.type === "element";
}

function textOf(node: ElementContent | Element): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}

function span(className: string, children: ElementContent[]): Element {
  return { type: "element", tagName: "span", properties: { className: [className] }, children };
}

function chip(id: string): Element {
  return {
    type: "element",
    tagName: "a",
    properties: { className: ["req"], href: `#${id}`, dataReq: id },
    children: [{ type: "text", value: id }],
  };
}

function isChip(node: ElementContent | undefined): node is Element {
  return node?.type === "element" && node.properties.dataReq !== undefined;
}

function withChips(children: ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== "text") return [child];
    const parts: ElementContent[] = [];
    let last = 0;
    for (const match of child.value.matchAll(requirementPattern())) {
      if (match.index > last) {
        parts.push({ type: "text", value: child.value.slice(last, match.index) });
      }
      parts.push(chip(match[0]));
      last = match.index + match[0].length;
    }
    if (last === 0) return [child];
    if (last < child.value.length) parts.push({ type: "text", value: child.value.slice(last) });
    return parts;
  });
}

function numberHeading(element: Element): void {
  const [first] = element.children;
  if (first?.type !== "text") return;
  const { number, title } = splitNumber(first.value);
  if (number === "") return;
  element.children.splice(0, 1, span("n", [{ type: "text", value: `${number} ` }]), {
    type: "text",
    value: title,
  });
}

/** A requirement at the front of a paragraph or item stands in a column of its own. */
function hangRequirement(element: Element): void {
  const start = element.children.findIndex(
    (child) => !(child.type === "text" && child.value.trim() === ""),
  );
  const first = element.children[start];
  if (!first) return;
  const only = first.type === "element" && first.children.length === 1 ? first.children[0] : first;
  const lead = isChip(first) ? first : isChip(only) ? only : undefined;
  if (!lead) return;
  const rest = element.children.slice(start + 1);
  const blockAt = rest.findIndex(
    (child) =>
      child.type === "element" && /^(?:p|ul|ol|table|pre|blockquote|div)$/u.test(child.tagName),
  );
  const inline = blockAt === -1 ? rest : rest.slice(0, blockAt);
  if (inline.every((child) => textOf(child).trim() === "")) return;
  const blocks = blockAt === -1 ? [] : rest.slice(blockAt);
  element.children = [
    { ...span("rq", [lead, span("rq-text", inline)]), tagName: "div" },
    ...blocks,
  ];
  if (element.tagName === "p") {
    element.tagName = "div";
    element.properties.className = ["rq-block"];
  } else element.properties.className = ["rq-item"];
}

/** The direction of a table's columns: that of most letters of its header, or of its cells. */
function directionOf(table: Element): "ltr" | "rtl" {
  const [header] = table.children.filter(isElement);
  const named = header ? textOf(header) : "";
  const text = named.match(LETTER) ? named : textOf(table);
  const rtl = text.match(RTL_LETTER)?.length ?? 0;
  return rtl > (text.match(LETTER)?.length ?? 0) / 2 ? "rtl" : "ltr";
}

function openSafely(element: Element): void {
  const href = String(element.properties.href ?? "");
  if (!/^(?:https?:)?\/\//iu.test(href)) return;
  element.properties.target = "_blank";
  element.properties.rel = ["noopener", "noreferrer", "nofollow"];
}

function decorateElement(element: Element, verbatim: boolean): void {
  const inside = verbatim || VERBATIM.has(element.tagName);
  if (HEADING.test(element.tagName)) {
    numberHeading(element);
    // Below the heading of the page that shows the document.
    element.properties.ariaLevel = Number(element.tagName[1]) + 1;
  }
  if (!inside) element.children = withChips(element.children);
  for (const child of element.children) {
    if (isElement(child) && !isChip(child)) decorateElement(child, inside);
  }
  const { tagName, properties } = element;
  if (BLOCKS.test(tagName)) {
    properties.dir = tagName === "table" ? directionOf(element) : "auto";
    if (tagName !== "table") properties.lang = languageOf(textOf(element));
  }
  if (tagName === "p" || tagName === "li") hangRequirement(element);
  if (tagName === "a" && !isChip(element)) openSafely(element);
  // A long line scrolls, also by the keyboard.
  if (tagName === "pre")
    Object.assign(properties, { tabIndex: 0, role: "group", ariaLabel: "Code" });
  if (tagName === "input") properties.ariaLabel = properties.checked ? "Done" : "To do";
  if (tagName === "li" && element.children.some((child) => isRequirementItem(child))) {
    properties.className = ["rq-item"];
  }
  if (tagName === "ul" && element.children.some((child) => isClass(child, "rq-item"))) {
    properties.className = ["rq-list"];
  }
}

function isRequirementItem(node: ElementContent): boolean {
  return isClass(node, "rq-block") || isClass(node, "rq");
}

function isClass(node: ElementContent, name: string): boolean {
  if (!isElement(node)) return false;
  const { className } = node.properties;
  return Array.isArray(className) && className.includes(name);
}

function scrollable(table: Element): Element {
  return {
    type: "element",
    tagName: "div",
    properties: { className: ["table-scroll"], tabIndex: 0, role: "group", ariaLabel: "Table" },
    children: [table],
    ...(table.position ? { position: table.position } : {}),
  };
}

/** Adds to a sanitized tree what the pages need; changes it in place. */
export function decorate(root: Root): void {
  root.children = root.children.map((child) => {
    if (!isElement(child)) return child;
    decorateElement(child, false);
    const block = child.tagName === "table" ? scrollable(child) : child;
    const line = child.position?.start.line;
    if (line !== undefined) block.properties.dataLine = line;
    return block;
  });
}
