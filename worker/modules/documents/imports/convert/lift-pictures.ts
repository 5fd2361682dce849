import type { Element, ElementContent, Root } from "hast";

/** Puts pictures that stand in a heading under it; one that held nothing else is no heading. */
export function liftPictures(tree: Root): void {
  tree.children = tree.children.flatMap((node) =>
    node.type === "element" && /^h[1-6]$/.test(node.tagName) ? lifted(node) : [node],
  );
}

function lifted(heading: Element): Element[] {
  const pictures: ElementContent[] = [];
  const children = withoutPictures(heading.children, pictures);
  if (pictures.length === 0) return [heading];
  const below: Element = { type: "element", tagName: "p", properties: {}, children: pictures };
  return hasText(children) ? [{ ...heading, children }, below] : [below];
}

function withoutPictures(nodes: ElementContent[], pictures: ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== "element") return [node];
    if (node.tagName !== "img") {
      return [{ ...node, children: withoutPictures(node.children, pictures) }];
    }
    pictures.push(node);
    return [];
  });
}

function hasText(nodes: ElementContent[]): boolean {
  return nodes.some((node) =>
    node.type === "text" ? node.value.trim() !== "" : "children" in node && hasText(node.children),
  );
}
