import { Listeners } from "@/lib/listeners.ts";
import type {
  Editor,
  Highlight,
  RevealOptions,
  SectionMark,
  SelectedText,
  SelectionAction,
  TextRange,
} from "./editor-session.ts";

/** What the source editor does for the surface once it is loaded. */
export interface SourcePart {
  reveal: (range: TextRange, options: Required<RevealOptions>) => void;
  highlight: (owner: string, highlights: readonly Highlight[]) => void;
  markSections: (marks: readonly SectionMark[]) => void;
  replace: (range: TextRange, insert: string) => boolean;
}

const NOTHING: SelectedText = { from: 0, to: 0, text: "" };

/** Joins the source editor and the page around it to what the panels use. */
export class EditorSurface implements Editor {
  readonly #read: () => string;
  readonly #write: SourcePart["replace"];
  readonly #highlights = new Map<string, readonly Highlight[]>();
  readonly #selectionChanges = new Listeners();
  readonly #presses = new Listeners<[id: string]>();
  readonly #acts = new Listeners<[action: SelectionAction]>();
  readonly #files = new Listeners<[files: readonly File[], at: number]>();
  readonly #reveals = new Listeners<[line: number]>();
  #revealLater: ((source: SourcePart) => void) | undefined;
  #sectionMarks: readonly SectionMark[] = [];
  #source: SourcePart | undefined;
  #selection = NOTHING;

  /** `write` replaces a place while the source is not on the screen. */
  constructor(read: () => string, write: SourcePart["replace"]) {
    this.#read = read;
    this.#write = write;
  }

  readonly getSelection = (): SelectedText => this.#selection;
  readonly onSelection = this.#selectionChanges.add;
  readonly onHighlightPress = this.#presses.add;
  readonly onAct = this.#acts.add;
  readonly onFiles = this.#files.add;
  /** Called with the line (from 1) that a panel wants to be seen. */
  readonly onReveal = this.#reveals.add;

  readonly scrollToRange = (range: TextRange, options: RevealOptions = {}): void => {
    const { select = true, focus = false } = options;
    const line = this.#read().slice(0, range.from).split("\n").length;
    this.#reveals.call(line);
    if (this.#source) this.#source.reveal(range, { select, focus });
    else this.#revealLater = (source) => source.reveal(range, { select, focus });
  };

  readonly highlightRanges = (owner: string, highlights: readonly Highlight[]): void => {
    this.#highlights.set(owner, highlights);
    this.#source?.highlight(owner, highlights);
  };

  readonly markSections = (marks: readonly SectionMark[]): void => {
    this.#sectionMarks = marks;
    this.#source?.markSections(marks);
  };

  readonly replaceRange = (range: TextRange, insert: string): boolean =>
    this.#source ? this.#source.replace(range, insert) : this.#write(range, insert);

  /** Takes the source editor; what was marked and sought before it was there is so now. */
  attach(source: SourcePart): () => void {
    this.#source = source;
    for (const [owner, highlights] of this.#highlights) source.highlight(owner, highlights);
    source.markSections(this.#sectionMarks);
    this.#revealLater?.(source);
    this.#revealLater = undefined;
    return () => {
      this.#source = undefined;
    };
  }

  selected(selection: SelectedText): void {
    const { from, to, text } = this.#selection;
    if (from === selection.from && to === selection.to && text === selection.text) return;
    this.#selection = selection;
    this.#selectionChanges.call();
  }

  pressed(id: string): void {
    this.#presses.call(id);
  }

  acted(action: SelectionAction): void {
    this.#acts.call(action);
  }

  dropped(files: readonly File[], at: number): void {
    this.#files.call(files, at);
  }
}
