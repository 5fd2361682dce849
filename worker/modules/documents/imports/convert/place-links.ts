import type { Nodes, Parents, Root } from "mdast";
import { pictureAddress } from "./convert-piece.ts";
import { type Anchors, bookmarkOf, placedBookmark } from "./html-to-mdast.ts";

interface Places {
  /** Of the pictures, in their order; null leaves one out. */
  addresses: readonly (string | null)[];
  anchors: Anchors;
}

/** The bookmarks outside headings that links lead to and that stand in the text. */
function placesLinkedTo(root: Root, anchors: Anchors): Set<string> {
  const linked = new Set<string>();
  const placed = new Set<string>();
  const pending: Nodes[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const target = node.type === "link" ? bookmarkOf(node.url) : undefined;
    if (target !== undefined && anchors.slugOfBookmark(target) === undefined) linked.add(target);
    const bookmark = placedBookmark(node);
    if (bookmark !== undefined) placed.add(bookmark);
    if ("children" in node) pending.push(...node.children);
  }
  return new Set([...linked].filter((bookmark) => placed.has(bookmark)));
}

/** The tree with the addresses that pictures and headings have got; what has none loses its link. */
export function placeLinks(root: Root, { addresses, anchors }: Places): Root {
  const pictures = new Map(addresses.map((address, index) => [pictureAddress(index), address]));
  const linked = placesLinkedTo(root, anchors);
  const unplaced = new Set(linked);
  const placeAll = (nodes: readonly Nodes[]): Nodes[] => nodes.flatMap(place);
  const place = (node: Nodes): Nodes[] => {
    if (node.type === "image") {
      const url = pictures.get(node.url);
      return url ? [{ ...node, url }] : [];
    }
    const bookmarked = placedBookmark(node);
    if (bookmarked !== undefined) return unplaced.delete(bookmarked) ? [node] : [];
    if (!("children" in node)) return [node];
    const children = placeAll(node.children);
    const bookmark = node.type === "link" ? bookmarkOf(node.url) : undefined;
    if (node.type !== "link" || bookmark === undefined) {
      return [{ ...node, children } as Parents];
    }
    const slug = anchors.slugOfBookmark(bookmark) ?? (linked.has(bookmark) ? bookmark : undefined);
    return slug === undefined ? children : [{ ...node, url: `#${slug}`, children } as Parents];
  };
  return { ...root, children: placeAll(root.children) as Root["children"] };
}
