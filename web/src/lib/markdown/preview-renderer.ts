import { analyze } from "./analyze.ts";
import { collectDefinitions, definitionsFor, splitChunks } from "./chunks.ts";
import type { PreviewAnswer, PreviewPart, PreviewRequest } from "./preview-protocol.ts";
import { renderMarkdown } from "./render-markdown.ts";

const SLICE_MS = 24;
const MAX_KEPT = 4_000;

/** A short key for a text; equal texts have equal keys. */
export function keyOf(text: string): string {
  let a = 0xdeadbeef ^ text.length;
  let b = 0x41c6ce57 ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  return `${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}${text.length.toString(36)}`;
}

/** Renders documents part by part and answers only the parts that it has not answered before. */
export class PreviewRenderer {
  readonly #answer: (answer: PreviewAnswer) => void;
  readonly #pause: () => Promise<void>;
  readonly #sent = new Set<string>();
  #latest = 0;

  constructor(answer: (answer: PreviewAnswer) => void, pause: () => Promise<void>) {
    this.#answer = answer;
    this.#pause = pause;
  }

  async handle({ id, text, render }: PreviewRequest): Promise<void> {
    this.#latest = id;
    this.#answer({ type: "analysis", id, analysis: analyze(text) });
    if (!render) return;
    if (this.#sent.size > MAX_KEPT) this.#sent.clear();
    const definitions = collectDefinitions(text);
    const parts: PreviewPart[] = [];
    let html: [string, string][] = [];
    let told = 0;
    const tell = () => {
      this.#answer({ type: "html", id, html, parts: parts.slice(told) });
      html = [];
      told = parts.length;
    };
    let sliceStart = performance.now();
    for (const { source, line } of splitChunks(text)) {
      const full = source + definitionsFor(source, definitions);
      const key = keyOf(full);
      parts.push({ key, line });
      if (this.#sent.has(key)) continue;
      html.push([key, renderMarkdown(full, key)]);
      this.#sent.add(key);
      if (performance.now() - sliceStart < SLICE_MS) continue;
      tell();
      await this.#pause();
      if (this.#latest !== id) return;
      sliceStart = performance.now();
    }
    if (html.length > 0) tell();
    this.#answer({ type: "done", id, parts });
  }
}
