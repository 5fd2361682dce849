import type { Nodes, PhrasingContent } from "mdast";

/** Tags that say how a word looks, and what they become. */
const MARKS: Record<string, string> = {
  b: "strong",
  strong: "strong",
  i: "em",
  em: "em",
  u: "u",
  ins: "ins",
  s: "del",
  del: "del",
  sub: "sub",
  sup: "sup",
  kbd: "kbd",
  mark: "mark",
  code: "code",
};

const TAG = /^<(\/?)([a-z][a-z0-9-]*)\b/iu;
const UNSEEN = /<(script|style|template|title|iframe)\b[\s\S]*?(?:<\/\1\s*>|$)/giu;
const MARKUP = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^>]{0,2000}>|<[!?][^>]{0,2000}>/giu;

/** What a block of raw HTML says, without its tags. */
export function wordsOfHtml(source: string): string {
  return source.replace(UNSEEN, " ").replace(MARKUP, " ").replace(/\s+/gu, " ").trim();
}

function tagOf(node: PhrasingContent): { name: string; closing: boolean } | undefined {
  const match = node.type === "html" ? TAG.exec(node.value) : null;
  return match?.[2] ? { name: match[2].toLowerCase(), closing: match[1] === "/" } : undefined;
}

interface Open {
  name: string;
  children: PhrasingContent[];
}

function marked({ name, children }: Open): PhrasingContent {
  return { type: "emphasis", data: { hName: MARKS[name] ?? "span" }, children };
}

/** Lets raw tags between which words stand mark those words; other tags are left as they are. */
function mark(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const open: Open[] = [{ name: "", children: [] }];
  const close = () => {
    const ended = open.pop();
    if (ended) open.at(-1)?.children.push(marked(ended));
  };
  for (const node of nodes) {
    const tag = tagOf(node);
    if (!tag || MARKS[tag.name] === undefined) open.at(-1)?.children.push(node);
    else if (!tag.closing) open.push({ name: tag.name, children: [] });
    else if (open.some(({ name }) => name === tag.name)) {
      while (open.at(-1)?.name !== tag.name) close();
      close();
    }
  }
  while (open.length > 1) close();
  return open[0]?.children ?? [];
}

/** Does so in a whole tree; changes it in place. */
export function markRawTags(node: Nodes): void {
  if (!("children" in node)) return;
  for (const child of node.children) markRawTags(child);
  const isText = node.children.some((child) => child.type === "html" && TAG.test(child.value));
  if (isText && node.type !== "root" && node.type !== "blockquote" && node.type !== "listItem") {
    node.children = mark(node.children as PhrasingContent[]) as typeof node.children;
  }
}
