import type { Nodes, Parents, Root } from "mdast";
import { pictureAddress } from "./convert-piece.ts";
import { type Anchors, bookmarkOf } from "./html-to-mdast.ts";

interface Places {
  /** Of the pictures, in their order; null leaves one out. */
  addresses: readonly (string | null)[];
  anchors: Anchors;
}

/** The tree with the addresses that pictures and headings have got; what has none loses its link. */
export function placeLinks(root: Root, { addresses, anchors }: Places): Root {
  const pictures = new Map(addresses.map((address, index) => [pictureAddress(index), address]));
  const placeAll = (nodes: readonly Nodes[]): Nodes[] => nodes.flatMap(place);
  const place = (node: Nodes): Nodes[] => {
    if (node.type === "image") {
      const url = pictures.get(node.url);
      return url ? [{ ...node, url }] : [];
    }
    if (!("children" in node)) return [node];
    const children = placeAll(node.children);
    const bookmark = node.type === "link" ? bookmarkOf(node.url) : undefined;
    if (node.type !== "link" || bookmark === undefined) {
      return [{ ...node, children } as Parents];
    }
    const slug = anchors.slugOfBookmark(bookmark);
    return slug === undefined ? children : [{ ...node, url: `#${slug}`, children } as Parents];
  };
  return { ...root, children: placeAll(root.children) as Root["children"] };
}
