import { longDate, type SaidAbout } from "../export-source.ts";
import { normalizeText } from "./chunk-markdown.ts";
import { type Block, BOLD, type DocumentModel, type ListItem, type Run } from "./model.ts";

function linesOf(text: string): Run[] {
  return normalizeText(text)
    .split("\n")
    .flatMap((line, index): Run[] => {
      const run = { text: line, marks: 0 };
      return index === 0 ? [run] : [{ text: "\n", marks: 0 }, run];
    })
    .filter((run) => run.text !== "");
}

function itemOf({ author, body, createdAt }: SaidAbout["comments"][number]): ListItem {
  const who: Run = { text: author, marks: BOLD };
  const when: Run = { text: `, ${longDate(new Date(createdAt))}: `, marks: 0 };
  return { checked: null, blocks: [{ type: "paragraph", runs: [who, when, ...linesOf(body)] }] };
}

/** Adds what was said about a document after its text; nothing in it is taken as Markdown. */
export function appendConversations(model: DocumentModel, said: readonly SaidAbout[]): void {
  if (said.length === 0) return;
  const depth = Math.min(6, ...model.headings.slice(1).map((heading) => heading.depth));
  const text = "Comments";
  const runs = [{ text, marks: 0 }];
  const heading = { type: "heading" as const, depth, id: "comments:", text, runs };
  model.headings.push(heading);
  model.blocks.push(heading);
  for (const { quote, resolved, comments } of said) {
    const about: Run[] = quote === null ? [{ text: "The document", marks: 0 }] : linesOf(quote);
    const state: Run[] = resolved ? [{ text: " (resolved)", marks: 0 }] : [];
    const quoted: Block = {
      type: "quote",
      blocks: [{ type: "paragraph", runs: [...about, ...state] }],
    };
    const items = comments.map(itemOf);
    model.blocks.push(quoted, { type: "list", ordered: false, start: 1, items });
  }
}
