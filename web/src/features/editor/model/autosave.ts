import {
  conflictsOf,
  type MergeChoice,
  type MergeConflict,
  type MergePiece,
  mergeDrafts,
  resolveMerge,
} from "./merge.ts";

/** A text that the server has, with the revision it has there. */
export interface ServerText {
  content: string;
  revision: number;
  updatedBy: string | null;
  updatedAt: string | null;
}

export type SaveOutcome =
  | { type: "saved"; text: ServerText }
  | { type: "stale"; current: ServerText }
  | { type: "unreachable" }
  | { type: "refused"; message: string; requestId: string | undefined; mayRetry: boolean };

export interface SaveFailure {
  message: string;
  requestId: string | undefined;
}

export interface AutosaveSnapshot {
  /** `conflict` waits for a choice; the rest is what `SaveState` shows. */
  status: "idle" | "saving" | "saved" | "offline" | "failing" | "conflict";
  revision: number;
  /** Whether there is text that the server does not have. */
  unsaved: boolean;
  failure: SaveFailure | undefined;
  conflict: { conflicts: MergeConflict[]; theirs: ServerText } | undefined;
}

export interface AutosavePorts {
  /** The text on the screen. */
  read: () => string;
  /** Puts a text on the screen, without its being reported as an edit. */
  apply: (text: string) => void;
  send: (content: string, revision: number) => Promise<SaveOutcome>;
  /** Keeps unsaved text on this device; rejects when it cannot. */
  keep: (text: string, base: ServerText) => Promise<void>;
  /** Forgets what was kept. */
  forget: () => Promise<void>;
  /** Somebody else's changes came in and were merged without asking. */
  onMerged: (theirs: ServerText) => void;
}

export const SAVE_AFTER_MS = 1_000;
export const SAVE_AT_MOST_MS = 5_000;
export const KEEP_AFTER_MS = 300;
const RETRY_FIRST_MS = 2_000;
const RETRY_MAX_MS = 30_000;
const QUIET_FAILURES = 1;
const FLUSH_ATTEMPTS = 4;

type Timer = ReturnType<typeof setTimeout>;

/**
 * Saves a draft while it is written: one request at a time, a second after the last key and at most
 * five after the first, kept on this device meanwhile. A stale save is merged; what cannot be merged
 * stays a conflict until somebody has chosen.
 */
export class Autosave {
  readonly #ports: AutosavePorts;
  readonly #listeners = new Set<() => void>();
  #snapshot: AutosaveSnapshot;
  #base: ServerText;
  #edits = 0;
  #savedEdits = 0;
  #firstEditAt = 0;
  #failures = 0;
  #canKeep = true;
  #saving: Promise<void> | undefined;
  #saveTimer: Timer | undefined;
  #keepTimer: Timer | undefined;
  #pieces: MergePiece[] = [];
  /** Text of an earlier visit that waits for a choice. */
  #adopting: { text: string; base: string } | undefined;

  constructor(base: ServerText, ports: AutosavePorts) {
    this.#base = base;
    this.#ports = ports;
    this.#snapshot = {
      status: "idle",
      revision: base.revision,
      unsaved: false,
      failure: undefined,
      conflict: undefined,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): AutosaveSnapshot => this.#snapshot;

  /** Takes note of an edit; the text itself is read when it is needed. */
  changed(): void {
    if (!this.#snapshot.unsaved) this.#firstEditAt = Date.now();
    this.#edits += 1;
    const { status } = this.#snapshot;
    this.#update({
      unsaved: true,
      ...(status === "idle" || status === "saved" ? { status: "saving" } : {}),
    });
    this.#keepTimer ??= setTimeout(() => void this.#keep(), KEEP_AFTER_MS);
    if (status === "conflict" || (this.#failures > 0 && this.#saveTimer !== undefined)) return;
    const latest = this.#firstEditAt + SAVE_AT_MOST_MS - Date.now();
    this.#saveAfter(Math.max(0, Math.min(SAVE_AFTER_MS, latest)));
  }

  /** Saves now; answers whether the server has everything. */
  async flush(): Promise<boolean> {
    await this.#saving;
    for (let attempt = 0; attempt < FLUSH_ATTEMPTS; attempt += 1) {
      if (!this.#snapshot.unsaved || this.#snapshot.conflict) break;
      await this.#save();
      if (this.#failures > 0) break;
    }
    return !this.#snapshot.unsaved;
  }

  /** Tries again at once, after the network came back or when asked to. */
  retry(): void {
    if (this.#snapshot.unsaved && !this.#snapshot.conflict && !this.#saving) this.#saveAfter(0);
  }

  /** Takes over a newer text of the server, merging it with what is not saved yet. */
  receive(theirs: ServerText): void {
    if (theirs.revision <= this.#base.revision || this.#saving || this.#adopting) return;
    this.#reconcile(theirs);
  }

  /** Takes up text that an earlier visit could not save, merging it with the text of today. */
  adopt(text: string, base: ServerText): void {
    const today = this.#base;
    if (text === today.content || text === base.content) return;
    const current = this.#ports.read();
    if (base.revision === today.revision && current === today.content) {
      this.#ports.apply(text);
      this.changed();
      return;
    }
    this.#adopting = { text, base: base.content };
    this.#mergeAdopted();
  }

  #mergeAdopted(): void {
    if (!this.#adopting) return;
    const { text, base } = this.#adopting;
    const content = this.#ports.read();
    const pieces = mergeDrafts(base, text, content);
    if (conflictsOf(pieces).length > 0) {
      this.#raise(pieces, { ...this.#base, content });
      return;
    }
    this.#adopting = undefined;
    this.#update({ conflict: undefined });
    this.#ports.apply(resolveMerge(pieces));
    this.changed();
  }

  /** Merges once more with the text as it is now, before the choice is shown. */
  reviewConflict(): void {
    const theirs = this.#snapshot.conflict?.theirs;
    if (this.#adopting) this.#mergeAdopted();
    else if (theirs && theirs.revision > this.#base.revision) this.#reconcile(theirs);
  }

  /** Ends a conflict with one choice for each of its places. */
  async resolve(choices: readonly MergeChoice[]): Promise<void> {
    const { conflict } = this.#snapshot;
    if (!conflict) return;
    const text = resolveMerge(this.#pieces, choices);
    this.#base = { ...conflict.theirs, content: this.#contentOf(conflict.theirs) };
    this.#pieces = [];
    this.#adopting = undefined;
    this.#edits += 1;
    this.#ports.apply(text);
    this.#update({
      conflict: undefined,
      status: "saving",
      unsaved: true,
      revision: this.#base.revision,
    });
    await this.flush();
  }

  /** Keeps the text on this device at once, if there is anything to keep. */
  async keepNow(): Promise<void> {
    if (this.#snapshot.unsaved) await this.#keep();
  }

  /** Ends the timers, after saving what is left in the background. */
  async close(): Promise<void> {
    clearTimeout(this.#saveTimer);
    if (this.#snapshot.unsaved) await this.#keep();
    if (!this.#snapshot.conflict) await this.flush();
    clearTimeout(this.#saveTimer);
    clearTimeout(this.#keepTimer);
  }

  #contentOf(theirs: ServerText): string {
    return theirs.revision === this.#base.revision ? this.#base.content : theirs.content;
  }

  #update(change: Partial<AutosaveSnapshot>): void {
    const next = { ...this.#snapshot, ...change };
    const changed = (Object.keys(change) as (keyof AutosaveSnapshot)[]).some(
      (key) => this.#snapshot[key] !== next[key],
    );
    if (!changed) return;
    this.#snapshot = next;
    for (const notify of this.#listeners) notify();
  }

  #saveAfter(delayMs: number): void {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => {
      this.#saveTimer = undefined;
      void this.#save();
    }, delayMs);
  }

  async #keep(): Promise<void> {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    try {
      await this.#ports.keep(this.#ports.read(), this.#base);
      this.#canKeep = true;
    } catch {
      this.#canKeep = false;
      if (this.#snapshot.status === "offline") this.#update({ status: "failing" });
    }
  }

  #save(): Promise<void> {
    this.#saving ??= this.#sendOnce().finally(() => {
      this.#saving = undefined;
      const { unsaved, conflict } = this.#snapshot;
      const waits = this.#saveTimer !== undefined || this.#failures > 0;
      if (unsaved && !conflict && !waits) this.#saveAfter(SAVE_AFTER_MS);
    });
    return this.#saving;
  }

  async #sendOnce(): Promise<void> {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = undefined;
    const content = this.#ports.read();
    const edits = this.#edits;
    if (content === this.#base.content) {
      this.#settle(this.#base, edits);
      return;
    }
    if (this.#failures === 0) this.#update({ status: "saving" });
    const outcome = await this.#ports.send(content, this.#base.revision);
    if (outcome.type === "saved") this.#settle({ ...outcome.text, content }, edits);
    else if (outcome.type === "stale") this.#reconcile(outcome.current);
    else this.#fail(outcome);
  }

  #settle(text: ServerText, edits: number): void {
    this.#base = text;
    this.#failures = 0;
    this.#savedEdits = edits;
    this.#firstEditAt = Date.now();
    const unsaved = this.#edits !== this.#savedEdits;
    this.#update({
      status: unsaved ? "saving" : "saved",
      unsaved,
      revision: text.revision,
      failure: undefined,
    });
    if (unsaved) return;
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    void this.#ports.forget().catch(() => undefined);
  }

  #reconcile(theirs: ServerText): void {
    this.#failures = 0;
    const mine = this.#ports.read();
    const pieces = mergeDrafts(this.#base.content, mine, theirs.content);
    if (conflictsOf(pieces).length > 0) {
      this.#raise(pieces, theirs);
      return;
    }
    const text = resolveMerge(pieces);
    const hadEdits = mine !== this.#base.content;
    this.#base = theirs;
    this.#pieces = [];
    if (text !== mine) this.#ports.apply(text);
    const unsaved = text !== theirs.content;
    if (unsaved) this.#edits += 1;
    else this.#savedEdits = this.#edits;
    this.#update({
      conflict: undefined,
      failure: undefined,
      revision: theirs.revision,
      unsaved,
      status: unsaved ? "saving" : hadEdits || this.#snapshot.status !== "idle" ? "saved" : "idle",
    });
    if (hadEdits && text !== mine) this.#ports.onMerged(theirs);
    if (unsaved) this.#saveAfter(0);
    else void this.#ports.forget().catch(() => undefined);
  }

  #raise(pieces: MergePiece[], theirs: ServerText): void {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = undefined;
    this.#pieces = pieces;
    this.#update({
      status: "conflict",
      unsaved: true,
      conflict: { conflicts: conflictsOf(pieces), theirs },
    });
    void this.#keep();
  }

  #fail(outcome: Extract<SaveOutcome, { type: "unreachable" | "refused" }>): void {
    this.#failures += 1;
    const delayMs = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** (this.#failures - 1));
    void this.#keep();
    if (outcome.type === "unreachable") {
      this.#update({ status: this.#canKeep ? "offline" : "failing", failure: undefined });
      this.#saveAfter(delayMs);
      return;
    }
    const { message, requestId, mayRetry } = outcome;
    const quiet = mayRetry && this.#failures <= QUIET_FAILURES;
    this.#update({
      status: quiet ? "saving" : "failing",
      failure: quiet ? undefined : { message, requestId },
    });
    if (mayRetry) this.#saveAfter(delayMs);
  }
}
