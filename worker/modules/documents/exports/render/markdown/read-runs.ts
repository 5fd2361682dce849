import type { Nodes, PhrasingContent } from "mdast";
import { type WantedSize, withWantedSize } from "../pictures/wanted-size.ts";
import { OpenTags, readTag } from "./html-tags.ts";
import { BOLD, CODE, ITALIC, REQUIREMENT, type Run, STRIKE } from "./model.ts";
import { placeAnchor } from "./requirement-ids.ts";

export interface RunContext {
  /** Addresses of reference-style links, by lower-case label. */
  definitions: ReadonlyMap<string, string>;
  noteNumber(label: string): number;
  /** Puts pictures that were taken out of the text back into a piece of it. */
  restore(text: string): string;
  /** Finds requirement ids; global. */
  requirement: RegExp;
  /** The name that the next text has as a place to jump to. */
  place: string | undefined;
}

const MAX_DEPTH = 40;
/** Word refuses documents with longer link targets. */
const MAX_ADDRESS = 2000;
const safeProtocols = new Set(["http:", "https:", "mailto:", "tel:"]);

/** The address when a document may link to it, otherwise undefined. */
export function safeHref(url: string): string | undefined {
  if (url.startsWith("#") && url.length > 1) {
    try {
      return `#${decodeURIComponent(url.slice(1)).toLowerCase()}`;
    } catch {
      return undefined;
    }
  }
  const parsed = URL.parse(url);
  if (parsed === null || !safeProtocols.has(parsed.protocol)) return undefined;
  return parsed.href.length <= MAX_ADDRESS ? parsed.href : undefined;
}

/** Whether a picture is one of the product's own or lies in the text itself; no other is fetched. */
function isPlaceable(url: string): boolean {
  return /^data:image\//i.test(url) || (url.startsWith("/") && !url.startsWith("//"));
}

function flatText(root: Nodes): string {
  const parts: string[] = [];
  const pending: Nodes[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if ("value" in node && typeof node.value === "string") parts.push(node.value);
    if ("children" in node) pending.push(...[...node.children].reverse());
  }
  return parts.join("");
}

function joinSoftBreaks(text: string): string {
  return text
    .replace(
      /([\u3040-\u30ff\u3400-\u9fff\uff00-\uffef])[ \t]*\n[ \t]*(?=[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef])/g,
      "$1",
    )
    .replace(/[ \t]*\n[ \t]*/g, " ");
}

/** Flattens phrasing content into styled runs; `tags` are open at its beginning, and then at its end. */
export function readRuns(
  nodes: readonly PhrasingContent[],
  context: RunContext,
  tags = new OpenTags(),
): Run[] {
  const runs: Run[] = [];

  const push = (written: string, ownMarks: number, ownHref: string | undefined): void => {
    const text = runs.at(-1)?.text === "\n" ? written.replace(/^ +/, "") : written;
    if (text === "" || tags.hides) return;
    const marks = text === "\n" ? 0 : ownMarks | tags.marks;
    const href = ownHref ?? tags.href;
    const last = runs.at(-1);
    const joins =
      last !== undefined &&
      last.text !== "\n" &&
      last.note === undefined &&
      last.image === undefined;
    const place = text.trim() === "" ? undefined : context.place;
    if (place !== undefined) context.place = undefined;
    else if (joins && text !== "\n" && last.marks === marks && last.href === href) {
      last.text += text;
      return;
    }
    const run: Run = href === undefined ? { text, marks } : { text, marks, href };
    runs.push(place === undefined ? run : { ...run, anchor: place });
  };
  const pushText = (text: string, marks: number, href: string | undefined): void => {
    let from = 0;
    for (const match of text.matchAll(context.requirement)) {
      push(text.slice(from, match.index), marks, href);
      push(match[0], marks | REQUIREMENT, href);
      from = match.index + match[0].length;
    }
    push(text.slice(from), marks, href);
  };
  const pushImage = (
    alt: string,
    url: string,
    marks: number,
    href: string | undefined,
    size: WantedSize = {},
  ): void => {
    if (isPlaceable(url)) {
      if (tags.hides) return;
      const image = withWantedSize(context.restore(url), size);
      const picture = { text: alt.trim(), marks: 0, image };
      const target = href ?? tags.href;
      runs.push(target === undefined ? picture : { ...picture, href: target });
    } else pushText(alt.trim() === "" ? url : alt, marks, href ?? safeHref(url));
  };

  const takeTag = (value: string, marks: number, href: string | undefined): void => {
    const tag = readTag(value);
    if (tag?.name === "br") push("\n", 0, undefined);
    else if (tag?.name === "img") {
      const size = { width: tag.attribute("width"), height: tag.attribute("height") };
      const source = tag.attribute("src") ?? "";
      pushImage(tag.attribute("alt") ?? "", source, marks, href, size);
    } else if (tag !== undefined) {
      if (!tag.closing) {
        const name = tag.attribute("id") ?? (tag.name === "a" ? tag.attribute("name") : undefined);
        if (name) context.place = placeAnchor(name);
      }
      tags.take(tag, safeHref);
    }
  };

  const visit = (
    node: PhrasingContent,
    marks: number,
    href: string | undefined,
    depth: number,
  ): void => {
    if (depth > MAX_DEPTH) return pushText(joinSoftBreaks(flatText(node)), marks, href);
    const children = (list: readonly PhrasingContent[], more: number, target = href): void => {
      for (const child of list) visit(child, marks | more, target, depth + 1);
    };
    switch (node.type) {
      case "text":
        return pushText(joinSoftBreaks(node.value), marks, href);
      case "inlineCode":
        return push(context.restore(node.value.replace(/\n/g, " ")), marks | CODE, href);
      case "strong":
        return children(node.children, BOLD);
      case "emphasis":
        return children(node.children, ITALIC);
      case "delete":
        return children(node.children, STRIKE);
      case "break":
        return push("\n", 0, undefined);
      case "link":
        return children(node.children, 0, safeHref(node.url));
      case "linkReference":
        return children(node.children, 0, safeHref(context.definitions.get(node.identifier) ?? ""));
      case "image":
        return pushImage(node.alt ?? "", node.url, marks, href);
      case "imageReference":
        return pushImage(
          node.alt ?? "",
          context.definitions.get(node.identifier) ?? "",
          marks,
          href,
        );
      case "footnoteReference":
        runs.push({ text: "", marks: 0, note: context.noteNumber(node.identifier) });
        return;
      case "html":
        return takeTag(node.value, marks, href);
    }
  };
  for (const node of nodes) visit(node, 0, undefined, 0);
  const last = runs.findLast(({ text, anchor }) => text.trim() !== "" && anchor === undefined);
  if (last !== undefined && context.place !== undefined) {
    last.anchor = context.place;
    context.place = undefined;
  }
  return runs;
}
