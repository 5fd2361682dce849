import { longDate, type SaidAbout } from "../export-source.ts";
import { normalizeText } from "./chunk-markdown.ts";
import { BOLD, type DocumentModel, ITALIC, type ListItem, type Run } from "./model.ts";

const longestQuote = 200;

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

function aboutWhat(quote: string | null): Run[] {
  if (quote === null) return [{ text: "About the whole document", marks: 0 }];
  const text = normalizeText(quote).replace(/\s+/gu, " ").trim();
  const characters = [...text];
  const shown =
    characters.length > longestQuote ? `${characters.slice(0, longestQuote).join("")}…` : text;
  return [{ text: `“${shown}”`, marks: ITALIC }];
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
    const state: Run[] = resolved ? [{ text: " · resolved", marks: 0 }] : [];
    const items = comments.map(itemOf);
    model.blocks.push(
      { type: "paragraph", runs: [...aboutWhat(quote), ...state] },
      { type: "list", ordered: false, start: 1, items },
    );
  }
}
