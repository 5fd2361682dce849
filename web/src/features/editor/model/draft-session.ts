import { Listeners } from "@/lib/listeners.ts";
import { Autosave, type SaveOutcome, type ServerText } from "./autosave.ts";
import type { EditorSession, RoomEvent } from "./editor-session.ts";
import { EditorSurface } from "./editor-surface.ts";
import { holdKept, type KeptDrafts, takeOver } from "./kept-drafts.ts";

/** The widget that shows the text, once it is there. */
export interface TextView {
  read: () => string;
  /** Replaces the text without moving the reader. */
  apply: (text: string) => void;
}

export interface DraftSessionOptions {
  docId: string;
  userId: string;
  draft: ServerText;
  kept: KeptDrafts;
  send: (content: string, revision: number) => Promise<SaveOutcome>;
  onSaved: (text: ServerText) => void;
  onMerged: (theirs: ServerText) => void;
}

/** One visit to a draft: its text, its saving, and what this device keeps of it. */
export class DraftSession implements EditorSession {
  readonly docId: string;
  readonly autosave: Autosave;
  readonly editor: EditorSurface;
  readonly #options: DraftSessionOptions;
  readonly #key = crypto.randomUUID();
  readonly #listeners = new Set<() => void>();
  readonly #roomEvents = new Listeners<[event: RoomEvent]>();
  #release: (() => void) | undefined;
  #text: string;
  #view: TextView | undefined;
  #opened = false;

  constructor(options: DraftSessionOptions) {
    const { kept, docId, userId } = options;
    this.docId = docId;
    this.#options = options;
    this.#text = options.draft.content;
    this.editor = new EditorSurface(this.read);
    this.autosave = new Autosave(options.draft, {
      read: this.read,
      apply: (text) => {
        if (this.#view) this.#view.apply(text);
        else this.#text = text;
        this.#notify();
      },
      send: async (content, revision) => {
        const outcome = await options.send(content, revision);
        if (outcome.type === "saved") options.onSaved(outcome.text);
        return outcome;
      },
      keep: (text, base) =>
        kept.put({
          key: this.#key,
          userId,
          docId,
          text,
          baseContent: base.content,
          baseRevision: base.revision,
          keptAt: Date.now(),
        }),
      forget: () => kept.delete(this.#key),
      onMerged: options.onMerged,
    });
  }

  readonly read = (): string => this.#view?.read() ?? this.#text;

  /** Called whenever the text on the screen may be another. */
  readonly onText = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly onRoomEvent = this.#roomEvents.add;

  /** Hands the text to a widget. Returns what takes it back. */
  attach(view: TextView): () => void {
    this.#view = view;
    return () => {
      this.#text = view.read();
      this.#view = undefined;
    };
  }

  /** To be called by the widget on every edit of a person. */
  edited(): void {
    this.autosave.changed();
    this.#notify();
  }

  /** Begins the visit; takes up what earlier ones left on this device. */
  async open(): Promise<void> {
    this.#release ??= holdKept(this.#key);
    if (this.#opened) return;
    this.#opened = true;
    const { kept, docId, userId } = this.#options;
    const records = await kept.list(userId, docId).catch(() => []);
    for (const { key, text, baseContent, baseRevision } of records) {
      if (key === this.#key) continue;
      await takeOver(key, async () => {
        this.autosave.adopt(text, {
          content: baseContent,
          revision: baseRevision,
          updatedAt: null,
          updatedBy: null,
        });
        if (!this.autosave.snapshot().conflict) {
          await this.autosave.keepNow();
          await kept.delete(key);
          return;
        }
        const stop = this.autosave.subscribe(() => {
          if (this.autosave.snapshot().conflict) return;
          stop();
          void this.autosave.keepNow().then(() => kept.delete(key));
        });
      });
      if (this.autosave.snapshot().conflict) return;
    }
  }

  /** Saves what is left and ends; the text stays on this device if that fails. */
  async close(): Promise<void> {
    const release = this.#release;
    this.#release = undefined;
    await this.autosave.close();
    release?.();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
