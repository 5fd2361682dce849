import type { Block, Run } from "./model.ts";

/** Lets every picture of a paragraph stand on its own, between the text before and after it. */
export function splitImages(runs: readonly Run[]): Block[] {
  const blocks: Block[] = [];
  let text: Run[] = [];
  const flush = (): void => {
    while (text[0]?.text === "\n") text.shift();
    while (text.at(-1)?.text === "\n") text.pop();
    if (text.some((run) => run.text.trim() !== "" || run.note !== undefined))
      blocks.push({ type: "paragraph", runs: text });
    text = [];
  };
  for (const run of runs) {
    if (run.image === undefined) {
      text.push(run);
      continue;
    }
    flush();
    blocks.push({ type: "image", source: run.image, alt: run.text, fallback: null });
  }
  flush();
  return blocks;
}
