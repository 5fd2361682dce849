import * as Y from "yjs";
import type { DraftOwner } from "@/lib/kept-database.ts";
import { compactKept, forgetKept, keepPersisted, keepUpdate, readKept } from "@/lib/kept-edits.ts";

const REMOTE_DELAY_MS = 500;
const PERSISTED_DELAY_MS = 1_000;
const COMPACT_AFTER = 400;

type Timer = ReturnType<typeof setTimeout>;

/** Keeps the edits of one draft on this device, as they happen. */
export class EditKeeper {
  readonly #owner: DraftOwner;
  readonly #doc: Y.Doc;
  /** Whether anything may be kept now: not once the person has signed out. */
  readonly #mayKeep: () => boolean;
  readonly #onChange: () => void;
  #queue: Uint8Array[] = [];
  #writing: Promise<void> | undefined;
  #timer: Timer | undefined;
  #persisted: Uint8Array | undefined;
  #isSaved = true;
  /** Whether the disk says that there are edits which the server has not confirmed. */
  #isNoted = false;
  #persistedTimer: Timer | undefined;
  #count = 0;
  #ownEdits = 0;
  #ownEditsKept = 0;
  #failed = false;
  #closed = false;

  constructor(owner: DraftOwner, doc: Y.Doc, mayKeep: () => boolean, onChange: () => void) {
    this.#owner = owner;
    this.#doc = doc;
    this.#mayKeep = mayKeep;
    this.#onChange = onChange;
  }

  /** Puts what earlier visits kept into the document; answers what the server had of it then. */
  async load(): Promise<{ found: boolean; persisted: Uint8Array | undefined }> {
    try {
      const { updates, persisted, unsaved } = await readKept(this.#owner);
      this.#isSaved = !unsaved;
      this.#isNoted = unsaved;
      this.#count = updates.length;
      this.#apply(updates);
      return { found: updates.length > 0, persisted };
    } catch {
      this.#failed = true;
      return { found: false, persisted: undefined };
    } finally {
      this.#doc.on("update", this.#updated);
    }
  }

  /** Whether every edit of this person is on this device's disk. */
  get kept(): "yes" | "not-yet" | "failed" {
    if (this.#failed) return "failed";
    return this.#ownEditsKept === this.#ownEdits ? "yes" : "not-yet";
  }

  /** Whether the server has confirmed every edit, of earlier visits too. */
  get isSaved(): boolean {
    return this.#isSaved;
  }

  /** Whether an update came from this device's disk. */
  readonly isOrigin = (origin: unknown): boolean => origin === this;

  /** Notes what the server has, and whether that is everything, for the next visit. */
  persisted(stateVector: Uint8Array, isSaved: boolean): void {
    this.#persisted = stateVector;
    this.#isSaved = isSaved;
    this.#persistedTimer ??= setTimeout(() => {
      this.#persistedTimer = undefined;
      void this.#notePersisted();
    }, PERSISTED_DELAY_MS);
  }

  /** Writes what is queued, now; resolves once it is on disk, or cannot be. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
      this.#onChange();
    });
    await this.#writing;
    if (this.#queue.length > 0 && !this.#failed) await this.flush();
  }

  /** Removes what is kept of this draft and keeps no more of it. */
  async forget(): Promise<void> {
    this.#closed = true;
    await this.#writing;
    await forgetKept(this.#owner).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#doc.off("update", this.#updated);
    clearTimeout(this.#persistedTimer);
    await this.flush();
    await this.#notePersisted();
    this.#closed = true;
  }

  async #notePersisted(): Promise<void> {
    if (!this.#persisted || !this.#isOpen()) return;
    const unsaved = !this.#isSaved;
    this.#isNoted = unsaved;
    await keepPersisted(this.#owner, this.#persisted, { unsaved }).catch(() => undefined);
  }

  #isOpen(): boolean {
    return !this.#closed && this.#mayKeep();
  }

  #apply(updates: readonly Uint8Array[]): void {
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update, this);
    }, this);
  }

  readonly #updated = (
    update: Uint8Array,
    origin: unknown,
    _: Y.Doc,
    { local }: Y.Transaction,
  ): void => {
    if (this.isOrigin(origin)) return;
    this.#queue.push(update);
    if (local) {
      this.#ownEdits += 1;
      this.#isSaved = false;
      void this.flush();
    } else this.#timer ??= setTimeout(() => void this.flush(), REMOTE_DELAY_MS);
  };

  async #write(): Promise<void> {
    // Edits of the same task are written together.
    await Promise.resolve();
    const own = this.#ownEdits;
    const [first, ...more] = this.#queue.splice(0);
    if (!first || !this.#isOpen()) return;
    const update = more.length === 0 ? first : Y.mergeUpdates([first, ...more]);
    try {
      const unsaved = !this.#isSaved && !this.#isNoted;
      await keepUpdate(this.#owner, update, { unsaved });
      this.#isNoted ||= unsaved;
      this.#failed = false;
      this.#ownEditsKept = own;
      this.#count += 1;
      if (this.#count > COMPACT_AFTER) await this.#compact();
    } catch {
      this.#queue.unshift(update);
      this.#failed = true;
    }
  }

  async #compact(): Promise<void> {
    this.#count = 1;
    await compactKept(this.#owner, (updates) => {
      this.#apply(updates);
      return Y.encodeStateAsUpdate(this.#doc);
    });
  }
}
