import type { Element, Root as HastRoot, Parents } from "hast";
import { fromHtml } from "hast-util-from-html";
import { defaultHandlers, type State, toMdast } from "hast-util-to-mdast";
import type { Heading, Html, ListItem, Nodes, Root } from "mdast";
import { liftPictures } from "./lift-pictures.ts";
import { nameCode } from "./name-code.ts";
import { shapeTables } from "./shape-tables.ts";
import { tidyText } from "./tidy-text.ts";

const noteLink = /^#((?:footnote|endnote)-\w+)$/u;
const noteId = /^((?:footnote|endnote)-\w+)$/u;
const backLink = /^#(?:footnote|endnote)-ref-/u;

const bookmarkScheme = "bookmark:";

/** The bookmark that a link of the tree leads to; undefined for all other addresses. */
export function bookmarkOf(url: string): string | undefined {
  return url.startsWith(bookmarkScheme) ? url.slice(bookmarkScheme.length) : undefined;
}

/** The anchors of a document's headings, by the bookmarks that stand in them. */
export class Anchors {
  readonly #slugs = new Map<string, string>();
  readonly #seen = new Map<string, number>();
  /** Whether a paragraph is styled as the document's title. */
  hasTitle = false;
  /** The text of the first heading. */
  firstHeading: string | undefined;

  /** Takes the headings of the next piece in. */
  collect(tree: HastRoot): void {
    for (const heading of elementsOf(tree).filter(({ tagName }) => /^h[1-6]$/.test(tagName))) {
      this.hasTitle ||= hasClass(heading.properties.className, "title");
      const text = textOf(heading).trim();
      if (text === "") continue;
      this.firstHeading ??= text;
      const base = slugOf(text);
      const count = this.#seen.get(base) ?? 0;
      this.#seen.set(base, count + 1);
      for (const { properties } of elementsOf(heading)) {
        if (typeof properties.id !== "string") continue;
        this.#slugs.set(properties.id, count === 0 ? base : `${base}-${count}`);
      }
    }
  }

  /** The anchor of the heading with that bookmark. */
  slugOfBookmark(bookmark: string): string | undefined {
    return this.#slugs.get(bookmark);
  }
}

/** Turns the HTML of a converted piece into Markdown's tree, with footnotes and inner links. */
export function htmlToMdast(html: string, anchors: Anchors): Root {
  const tree = fromHtml(html, { fragment: true });
  shapeTables(tree);
  nameCode(tree);
  liftPictures(tree);
  anchors.collect(tree);
  const root = toMdast(tree, {
    handlers: {
      a: link,
      "cell-break": (): Html => ({ type: "html", value: "<br>" }),
      li: (state, element) => withBox(defaultHandlers.li(state, element)),
      ol: (state, element) => footnotes(state, element) ?? defaultHandlers.ol(state, element),
      sub: withTag,
      sup: (state, element) =>
        element.children.some(isNoteReference) ? state.all(element) : withTag(state, element),
    },
  }) as Root;
  tidyText(root);
  return root;
}

function link(state: State, element: Element): Nodes | Nodes[] {
  const href = String(element.properties.href ?? "");
  const [, note] = noteLink.exec(href) ?? [];
  if (backLink.test(href)) return [];
  if (note !== undefined) return { type: "footnoteReference", identifier: note, label: note };
  if (href === "") {
    const { id } = element.properties;
    return typeof id === "string" ? [placeOf(id), ...state.all(element)] : state.all(element);
  }
  if (!href.startsWith("#")) return defaultHandlers.a(state, element);
  const properties = { href: `${bookmarkScheme}${href.slice(1)}` };
  return defaultHandlers.a(state, { ...element, properties });
}

const placeTag = /^<a id="([\p{L}\p{N}_.-]{1,80})"><\/a>$/u;

function placeOf(bookmark: string): Html {
  return { type: "html", value: `<a id="${bookmark}"></a>` };
}

/** The bookmark that stands in the text at a node; undefined for all others. */
export function placedBookmark(node: Nodes): string | undefined {
  return node.type === "html" ? placeTag.exec(node.value)?.[1] : undefined;
}

function isNoteReference(node: Nodes | Element["children"][number]): boolean {
  return (
    node.type === "element" && node.tagName === "a" && noteLink.test(String(node.properties.href))
  );
}

/** The list of notes that mammoth puts at the end; undefined for every other list. */
function footnotes(state: State, element: Element): Nodes[] | undefined {
  const items = element.children.filter((child) => child.type === "element");
  const ids = items.map(({ properties }) => noteId.exec(String(properties.id))?.[1]);
  if (items.length === 0 || ids.includes(undefined)) return undefined;
  return items.map((item, index) => {
    const identifier = ids[index] ?? "";
    const children = state.toFlow(state.all(item)) as never[];
    return { type: "footnoteDefinition", identifier, label: identifier, children };
  });
}

/** An item that begins with a box is a task. */
function withBox(item: ListItem): ListItem {
  const [block] = item.children;
  const text = block?.type === "paragraph" ? block.children[0] : undefined;
  const [mark, box] = text?.type === "text" ? (/^([☐☑☒])\s*/u.exec(text.value) ?? []) : [];
  if (text?.type !== "text" || mark === undefined) return item;
  text.value = text.value.slice(mark.length);
  return { ...item, checked: box !== "☐" };
}

function withTag(state: State, element: Element): Nodes[] {
  const tag = element.tagName;
  return [
    { type: "html", value: `<${tag}>` },
    ...state.all(element),
    { type: "html", value: `</${tag}>` },
  ];
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "")
    .trim()
    .replace(/ /g, "-");
}

/** Under a document's title the headings begin one level lower, as in every document here. */
export function lowerHeadingsUnderTitle(root: Root, { hasTitle }: Anchors): void {
  const [, ...headings] = root.children.filter((child) => child.type === "heading");
  if (!hasTitle || !headings.some(({ depth }) => depth === 1)) return;
  for (const heading of headings) {
    heading.depth = Math.min(6, heading.depth + 1) as Heading["depth"];
  }
}

function hasClass(value: unknown, name: string): boolean {
  return Array.isArray(value) && value.includes(name);
}

function elementsOf(parent: Parents): Element[] {
  return parent.children.flatMap((child) =>
    child.type === "element" ? [child, ...elementsOf(child)] : [],
  );
}

function textOf(parent: Parents): string {
  return parent.children
    .map((child) =>
      child.type === "text" ? child.value : child.type === "element" ? textOf(child) : "",
    )
    .join("");
}
