import type { Nodes, Parents, PhrasingContent, Root } from "mdast";

const marks = new Set<Nodes["type"]>(["strong", "emphasis", "delete"]);

/**
 * Writes text as a person would: marks begin and end at words, and only items of several paragraphs
 * stand apart, because Word knows neither.
 */
export function tidyText(root: Root): void {
  tidy(root);
}

function tidy(parent: Parents): void {
  for (const child of parent.children) if ("children" in child) tidy(child);
  parent.children = parent.children.flatMap(withoutShell) as never[];
  if (parent.children.some(({ type }) => marks.has(type))) {
    parent.children = (parent.children as PhrasingContent[]).flatMap(withoutOuterSpace) as never[];
  }
  if (parent.type === "list") parent.spread = parent.children.some(({ spread }) => spread);
  if (parent.type === "listItem") {
    parent.spread = parent.children.filter(({ type }) => type === "paragraph").length > 1;
  }
}

function isUnseen(node: PhrasingContent): boolean {
  return node.type === "html" || (node.type === "text" && node.value.trim() === "");
}

/** Without headings that say nothing, and without the list around a list that Word begins too deep. */
function withoutShell(node: Nodes): Nodes[] {
  if (node.type === "heading" && node.children.every(isUnseen)) return [];
  if (node.type !== "list" || node.children.length !== 1) return [node];
  const [inner, ...more] = node.children[0]?.children ?? [];
  return inner?.type === "list" && more.length === 0 ? [inner] : [node];
}

/** A mark with the spaces at its ends before and after it; without it where nothing else is left. */
function withoutOuterSpace(node: PhrasingContent): PhrasingContent[] {
  if (node.type !== "strong" && node.type !== "emphasis" && node.type !== "delete") return [node];
  const before = takeSpace(node.children, 0, /^\s+/u);
  const after = takeSpace(node.children, -1, /\s+$/u);
  return [...before, ...(node.children.length === 0 ? [] : [node]), ...after];
}

function takeSpace(children: PhrasingContent[], at: 0 | -1, space: RegExp): PhrasingContent[] {
  const outer = children.at(at);
  if (outer?.type !== "text") return [];
  const [found] = space.exec(outer.value) ?? [];
  if (found === undefined) return [];
  outer.value = outer.value.replace(space, "");
  if (outer.value === "") children.splice(at, 1);
  return [{ type: "text", value: found }];
}
