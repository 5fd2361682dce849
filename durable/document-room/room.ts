import * as Y from "yjs";
import {
  type AnchorRequest,
  placeAnchor,
  type ResolvedAnchor,
  resolveAnchors,
  type StoredAnchor,
} from "./anchors.ts";
import { type DraftState, MAX_DRAFT_BYTES, type WrittenStretches } from "./client.ts";
import { type TextEdit, textEdits } from "./text-edit.ts";
import { checkUpdate } from "./update-check.ts";
import { stretchesOf } from "./writers.ts";

/** Everything about a draft except its text. */
export interface DraftHeader {
  revision: number;
  updatedAt: string | null;
  updatedBy: string | null;
}

/** A new state of the draft and the Yjs update that leads to it, to be stored before it is told. */
export interface DraftChange extends DraftHeader {
  update: Uint8Array;
  /** Whose words these are: a person's or, by its id, a job's; null for nobody's. */
  writer: string | null;
  /** The Yjs clients that the document did not know before. */
  newClients: number[];
}

/** An update that passed the check and yet does not fit; only a forged one can. */
export class UnsoundUpdateError extends Error {
  constructor(cause?: unknown) {
    super("The update does not fit the document.", { cause });
    this.name = "UnsoundUpdateError";
  }
}

/** The draft in memory: a Yjs document whose `content` text is the Markdown. No IO. */
export class Room {
  readonly #doc = new Y.Doc();
  readonly #text = this.#doc.getText("content");
  #header: DraftHeader;
  #content: string | undefined;
  /** The text has no more bytes of UTF-8 than these; counting them all takes long. */
  #mostBytes = Number.POSITIVE_INFINITY;
  readonly #updates: Uint8Array[] = [];
  /** The Yjs clients that stand for the people and jobs that write through the API. */
  readonly #clients = new Map<string | null, number>();

  /** `onUpdate` gets every change made to the draft, also those that are not stored yet. */
  constructor(
    header: DraftHeader,
    updates: Iterable<Uint8Array>,
    onUpdate?: (update: Uint8Array) => void,
  ) {
    this.#header = header;
    for (const update of updates) {
      Y.applyUpdate(this.#doc, update);
    }
    this.#text.observe(() => {
      this.#content = undefined;
    });
    this.#doc.on("update", (update: Uint8Array) => {
      this.#updates.push(update);
      onUpdate?.(update);
    });
  }

  get revision(): number {
    return this.#header.revision;
  }

  get updatedAt(): string | null {
    return this.#header.updatedAt;
  }

  state(): DraftState {
    return { content: this.content(), ...this.#header };
  }

  content(): string {
    this.#content ??= this.#text.toString();
    return this.#content;
  }

  /**
   * Turns the text into `content`; undefined when it already is that. `userId` has caused it, and
   * `writer` has found the words.
   */
  replace(
    content: string,
    userId: string | null,
    nowMs: number,
    writer: string | null = userId,
  ): DraftChange | undefined {
    // Lone surrogates cannot be stored as UTF-8 and would read back differently after a restart.
    const target = content.toWellFormed();
    if (target === this.content()) {
      return undefined;
    }
    const before = this.content();
    const edits = textEdits(before, target).reverse();
    this.#doc.clientID = this.#clientOf(writer);
    const change = this.#change({ userId, writer, nowMs }, () =>
      this.#doc.transact(() => {
        for (const edit of edits) replaceWithin(this.#text, before, edit);
      }),
    );
    this.#content = target;
    this.#mostBytes = Number.POSITIVE_INFINITY;
    return change;
  }

  /** Whether an update of a client may be applied. */
  check(update: Uint8Array): "sound" | "malformed" | "ahead" | "too-large" {
    const verdict = checkUpdate(update, (clientId) => Y.getState(this.#doc.store, clientId));
    if (verdict.kind !== "sound") {
      return verdict.kind;
    }
    return this.#hasSpace(verdict.addedBytes) || this.#fitsWith(update) ? "sound" : "too-large";
  }

  /**
   * Merges a checked update; undefined when it brings nothing new. When Yjs cannot place it after
   * all it throws, and this room has to be made again.
   */
  merge(update: Uint8Array, userId: string, nowMs: number): DraftChange | undefined {
    return this.#change({ userId, writer: userId, nowMs }, () => {
      const { store } = this.#doc;
      try {
        Y.applyUpdate(this.#doc, update);
      } catch (cause) {
        throw new UnsoundUpdateError(cause);
      }
      if (store.pendingStructs || store.pendingDs) {
        throw new UnsoundUpdateError();
      }
    });
  }

  /** Undefined when the quote is not in the text. */
  placeAnchor(request: AnchorRequest): StoredAnchor | undefined {
    return placeAnchor(this.#text, this.content(), request);
  }

  resolveAnchor(anchor: StoredAnchor): ResolvedAnchor {
    const [place = { state: "gone" }] = this.resolveAnchors([anchor]);
    return place;
  }

  resolveAnchors(anchors: readonly StoredAnchor[]): ResolvedAnchor[] {
    return resolveAnchors(this.#text, this.content(), anchors);
  }

  /** Who wrote what stands in the text, by the users of its Yjs clients. */
  written(writers: ReadonlyMap<number, string>): WrittenStretches {
    return stretchesOf(this.#text, writers);
  }

  /** The whole document as one Yjs update, deleted text left out. */
  encode(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc);
  }

  /** What somebody with that state vector misses; undefined when it is none. */
  encodeSince(stateVector: Uint8Array): Uint8Array | undefined {
    try {
      return Y.encodeStateAsUpdate(this.#doc, stateVector);
    } catch {
      return undefined;
    }
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  #clientOf(writer: string | null): number {
    const client = this.#clients.get(writer) ?? new Y.Doc().clientID;
    this.#clients.set(writer, client);
    return client;
  }

  #change(
    { userId, writer, nowMs }: { userId: string | null; writer: string | null; nowMs: number },
    change: () => void,
  ): DraftChange | undefined {
    const { clients } = this.#doc.store;
    const known = clients.size;
    this.#updates.length = 0;
    change();
    const [update] = this.#updates;
    if (!update) {
      return undefined;
    }
    this.#header = {
      revision: this.#header.revision + 1,
      updatedAt: new Date(nowMs).toISOString(),
      updatedBy: userId,
    };
    // A map keeps the order in which its keys came.
    const newClients = clients.size === known ? [] : [...clients.keys()].slice(known);
    return { update, writer, newClients, ...this.#header };
  }

  /** Takes up so many bytes of what is free; counts the text only when that leaves it open. */
  #hasSpace(bytes: number): boolean {
    if (this.#mostBytes + bytes > MAX_DRAFT_BYTES) {
      this.#mostBytes = byteLength(this.content());
    }
    if (this.#mostBytes + bytes > MAX_DRAFT_BYTES) {
      return false;
    }
    this.#mostBytes += bytes;
    return true;
  }

  /** Whether the text stays small enough because the update also deletes. */
  #fitsWith(update: Uint8Array): boolean {
    const trial = new Y.Doc();
    Y.applyUpdate(trial, this.encode());
    Y.applyUpdate(trial, update);
    const bytes = byteLength(trial.getText("content").toString());
    if (bytes > MAX_DRAFT_BYTES) {
      return false;
    }
    this.#mostBytes = bytes;
    return true;
  }
}

/**
 * Puts the new words behind the first character of what goes: what somebody types meanwhile into the
 * rest comes after them, and an anchor around all of it is around them.
 */
function replaceWithin(text: Y.Text, before: string, { index, remove, insert }: TextEdit): void {
  const first = Math.min(remove, (before.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);
  text.insert(index + first, insert);
  text.delete(index + first + insert.length, remove - first);
  text.delete(index, first);
}

/** What a new draft says about itself: nothing was written when there is no text. */
export function firstHeader(content: string, userId: string | null, nowMs: number): DraftHeader {
  return content === ""
    ? { revision: 0, updatedAt: null, updatedBy: null }
    : { revision: 1, updatedAt: new Date(nowMs).toISOString(), updatedBy: userId };
}

/** The text of a new or restored draft as a Yjs update. */
export function encodeText(content: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText("content").insert(0, content.toWellFormed());
  return Y.encodeStateAsUpdate(doc);
}

/** Whether a text is over the room's limit; counts bytes only when the length leaves it open. */
export function isTooLarge(text: string, maxBytes = MAX_DRAFT_BYTES): boolean {
  if (text.length > maxBytes) {
    return true;
  }
  return text.length * 3 > maxBytes && byteLength(text) > maxBytes;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
