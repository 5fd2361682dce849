import * as Y from "yjs";
import {
  type AnchorRequest,
  placeAnchor,
  type ResolvedAnchor,
  resolveAnchor,
  type StoredAnchor,
} from "./anchors.ts";
import { type DraftState, MAX_DRAFT_BYTES } from "./client.ts";
import { trimmedEdit } from "./text-edit.ts";

/** Everything about a draft except its text. */
export interface DraftHeader {
  revision: number;
  updatedAt: string | null;
  updatedBy: string | null;
}

/** A new state of the draft and the Yjs update that leads to it, to be stored before it is told. */
export interface DraftChange extends DraftHeader {
  update: Uint8Array;
}

/** The draft in memory: a Yjs document whose `content` text is the Markdown. No IO. */
export class Room {
  readonly #doc = new Y.Doc();
  readonly #text = this.#doc.getText("content");
  #header: DraftHeader;
  #content: string | undefined;

  constructor(header: DraftHeader, updates: Iterable<Uint8Array>) {
    this.#header = header;
    for (const update of updates) {
      Y.applyUpdate(this.#doc, update);
    }
    this.#text.observe(() => {
      this.#content = undefined;
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

  /** Turns the text into `content`; undefined when it already is that. */
  replace(content: string, userId: string | null, nowMs: number): DraftChange | undefined {
    // Lone surrogates cannot be stored as UTF-8 and would read back differently after a restart.
    const target = content.toWellFormed();
    if (target === this.content()) {
      return undefined;
    }
    const update = this.#edit(target);
    this.#content = target;
    this.#header = {
      revision: this.#header.revision + 1,
      updatedAt: new Date(nowMs).toISOString(),
      updatedBy: userId,
    };
    return { update, ...this.#header };
  }

  /** Undefined when the quote is not in the text. */
  placeAnchor(request: AnchorRequest): StoredAnchor | undefined {
    return placeAnchor(this.#text, this.content(), request);
  }

  resolveAnchor(anchor: StoredAnchor): ResolvedAnchor {
    return resolveAnchor(this.#text, this.content(), anchor);
  }

  /** The whole document as one Yjs update, deleted text left out. */
  encode(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc);
  }

  #edit(target: string): Uint8Array {
    const { index, remove, insert } = trimmedEdit(this.content(), target);
    const updates: Uint8Array[] = [];
    const collect = (update: Uint8Array) => updates.push(update);
    this.#doc.on("update", collect);
    this.#doc.transact(() => {
      this.#text.delete(index, remove);
      this.#text.insert(index, insert);
    });
    this.#doc.off("update", collect);
    return updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates(updates);
  }
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
  return text.length * 3 > maxBytes && new TextEncoder().encode(text).byteLength > maxBytes;
}
