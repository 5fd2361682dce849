import type { Element, ElementContent, Root } from "hast";
import { defaultSchema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { Html, Image, ImageReference, Parents } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { type State, toHast } from "mdast-util-to-hast";
import { gfm } from "micromark-extension-gfm";
import { decorate } from "./decorate.ts";
import { markRawTags, wordsOfHtml } from "./raw-html.ts";

const BLOCK_PARENTS = new Set(["root", "blockquote", "listItem", "footnoteDefinition"]);
const SCHEMA = {
  ...defaultSchema,
  clobberPrefix: "",
  tagNames: [...(defaultSchema.tagNames ?? []), "u", "mark"],
  attributes: {
    ...defaultSchema.attributes,
    img: [...(defaultSchema.attributes?.img ?? []), "dataImage"],
  },
};

/** Images that need the token of the reader; the page loads them itself. */
const UPLOADED = /^\/api\/v1\/images\/(img_[0-9a-z]{26})$/u;

function text(value: string): ElementContent {
  return { type: "text", value };
}

/** Raw HTML is never run: a line break breaks, of all else the words are shown. */
function html(_state: State, node: Html, parent: Parents | undefined): ElementContent | undefined {
  const value = node.value.trim();
  if (value.startsWith("<!--")) return undefined;
  if (/^<br\s*\/?>$/iu.test(value)) {
    return { type: "element", tagName: "br", properties: {}, children: [] };
  }
  if (!parent || !BLOCK_PARENTS.has(parent.type)) return undefined;
  const words = wordsOfHtml(value);
  if (words === "") return undefined;
  return { type: "element", tagName: "p", properties: {}, children: [text(words)] };
}

function isOwn(url: string): boolean {
  return /^\/(?![/\\])/u.test(url);
}

/** An image of this site, or a link in the place of one that the page may not load. */
function picture(url: string, alt: string, title: string | null | undefined): Element {
  if (isOwn(url)) {
    const imageId = UPLOADED.exec(url)?.[1];
    const address = imageId ? { dataImage: imageId } : { src: url };
    const properties = { ...address, alt, ...(title ? { title } : {}) };
    return { type: "element", tagName: "img", properties, children: [] };
  }
  const words = alt ? `Image: ${alt}` : "Image";
  return { type: "element", tagName: "a", properties: { href: url }, children: [text(words)] };
}

function image(_state: State, node: Image): Element {
  return picture(node.url, node.alt ?? "", node.title);
}

function imageReference(state: State, node: ImageReference): ElementContent {
  const definition = state.definitionById.get(node.identifier.toUpperCase());
  if (!definition) return text(`![${node.alt ?? ""}]`);
  return picture(definition.url, node.alt ?? "", definition.title);
}

/**
 * Markdown (GFM) as sanitized HTML: requirement ids as chips, `dir="auto"` on every block, and the
 * line of each top-level block in `data-line`. `prefix` keeps footnote ids of several parts apart.
 */
export function renderMarkdown(source: string, prefix = ""): string {
  const tree = fromMarkdown(source, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  markRawTags(tree);
  const hast = toHast(tree, {
    clobberPrefix: `note-${prefix}-`,
    handlers: { html, image, imageReference },
  });
  const clean = sanitize(hast, SCHEMA);
  const root: Root =
    clean.type === "root" ? clean : { type: "root", children: [clean as ElementContent] };
  decorate(root);
  return toHtml(root);
}
