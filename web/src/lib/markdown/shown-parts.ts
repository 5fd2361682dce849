import type { PreviewPart } from "./preview-protocol.ts";

export interface RenderedPart extends PreviewPart {
  html: string;
}

/** As much HTML as is put on the page at a time, in characters. */
const SLICE = 60_000;
const MAX_KEPT = 4_000;

/**
 * The parts of a text on their way to the page: a long text comes in slices, so that no frame waits
 * for all of it, and parts that did not change keep their identity.
 */
export class ShownParts {
  readonly #html = new Map<string, string>();
  readonly #show: (parts: readonly RenderedPart[], isWhole: boolean) => void;
  #known = new Map<string, RenderedPart>();
  #shown = new Set<RenderedPart>();
  #early: PreviewPart[] = [];
  #isEarly = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(show: (parts: readonly RenderedPart[], isWhole: boolean) => void) {
    this.#show = show;
  }

  /** Begins another text; what is on the page stays until there is something new. */
  begin(): void {
    this.#early = [];
  }

  /** Keeps the HTML of parts. */
  keep(html: readonly [key: string, html: string][]): void {
    if (this.#html.size > MAX_KEPT) this.#html.clear();
    for (const [key, value] of html) this.#html.set(key, value);
  }

  /** Takes the next parts of the text: the first text is shown while the rest of it is rendered. */
  add(parts: readonly PreviewPart[]): void {
    if (!this.#isEarly) return;
    this.#early.push(...parts);
    const rendered = this.#render(this.#early);
    for (const [key, part] of rendered) this.#known.set(key, part);
    if (rendered.size > this.#shown.size) this.#reveal([...rendered.values()], false);
  }

  /** Takes all parts of the text. */
  finish(parts: readonly PreviewPart[]): void {
    this.#isEarly = false;
    this.#known = this.#render(parts);
    this.#reveal([...this.#known.values()], true);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #render(parts: readonly PreviewPart[]): Map<string, RenderedPart> {
    const rendered = new Map<string, RenderedPart>();
    const times = new Map<string, number>();
    for (const { key, line } of parts) {
      const nth = (times.get(key) ?? 0) + 1;
      times.set(key, nth);
      const id = `${key} ${nth}`;
      const known = this.#known.get(id);
      const html = this.#html.get(key) ?? known?.html ?? "";
      rendered.set(id, known?.line === line ? known : { key: id, line, html });
    }
    return rendered;
  }

  #reveal(parts: readonly RenderedPart[], isLast: boolean): void {
    clearTimeout(this.#timer);
    let room = SLICE;
    const now = parts.filter((part) => {
      if (this.#shown.has(part)) return true;
      if (room <= 0) return false;
      room -= part.html.length;
      return true;
    });
    const isAll = now.length === parts.length;
    this.#shown = new Set(now);
    this.#show(now, isLast && isAll);
    if (!isAll) this.#timer = setTimeout(() => this.#reveal(parts, isLast));
  }
}
