import * as Y from "yjs";
import { eventFrame, type PresenceEntry, presenceFrame, syncFrame } from "./frames.ts";
import type { LiveSocket } from "./live-socket.ts";
import { type Closing, closings, type RoomNotice } from "./protocol.ts";
import type { Room } from "./room.ts";

/** One merged update per so many milliseconds reaches everybody, however many people type. */
const FAN_OUT_MS = 20;

export interface FanOutHost {
  /** Resolves once those who may not be there any more are gone. */
  checkAccess(): Promise<void>;
  /** The draft in memory; undefined in a room that was never made. */
  draft(): Room | undefined;
  sockets(): LiveSocket[];
  drop(socket: LiveSocket, closing: Closing): void;
}

interface Pending {
  update: Uint8Array;
  /** The socket it came from, which has it already; undefined for edits by REST. */
  from: LiveSocket | undefined;
}

/** What a room has to tell its people: collected for a moment, then sent to all of them. */
export class FanOut {
  readonly #host: FanOutHost;
  #updates: Pending[] = [];
  #notices: RoomNotice[] = [];
  #presences = new Map<number, PresenceEntry>();
  #isDue = false;
  /** Something was stored that was not told; it need not have changed the text. */
  #confirmIsDue = false;

  constructor(host: FanOutHost) {
    this.#host = host;
  }

  addUpdate(update: Uint8Array, from: LiveSocket | undefined): void {
    this.#updates.push({ update, from });
    this.confirm();
  }

  /** How many updates wait to be sent. */
  get waitingUpdates(): number {
    return this.#updates.length;
  }

  /** Forgets the updates after the first so many, because they were not written after all. */
  retract(waitingUpdates: number): void {
    this.#updates.length = waitingUpdates;
  }

  addNotice(notice: RoomNotice): void {
    this.#notices.push(notice);
    this.#schedule();
  }

  addPresence(entry: PresenceEntry): void {
    this.#presences.set(entry.clientId, entry);
    this.#schedule();
  }

  /** Has the next round tell what is on disk. */
  confirm(): void {
    this.#confirmIsDue = true;
    this.#schedule();
  }

  // The timer ends before the room may sleep, so nothing that waits for it is lost.
  #schedule(): void {
    if (!this.#isDue) {
      this.#isDue = true;
      setTimeout(() => void this.#send(), FAN_OUT_MS);
    }
  }

  async #send(): Promise<void> {
    await this.#host.checkAccess();
    this.#isDue = false;
    const updates = this.#updates;
    const notices = this.#notices.map(eventFrame);
    const presences = [...this.#presences.values()];
    this.#updates = [];
    this.#notices = [];
    this.#presences = new Map();
    const draft = this.#host.draft();
    const sockets = this.#host.sockets();
    if (!draft) {
      return;
    }
    sendUpdates(updates, sockets);
    const frame = presences.length > 0 ? presenceFrame(presences) : undefined;
    for (const socket of sockets) {
      if (frame) {
        socket.send(frame);
      }
      if (socket.wantsEvents) {
        for (const notice of notices) {
          socket.send(notice);
        }
      }
      if (!socket.keepsUp(() => draft.stateVector())) {
        this.#host.drop(socket, closings.tooSlow);
      }
    }
    if (this.#confirmIsDue) {
      this.#confirmIsDue = false;
      tellStored(sockets, draft);
    }
    for (const socket of sockets) {
      socket.save();
    }
  }
}

function sendUpdates(updates: readonly Pending[], sockets: readonly LiveSocket[]): void {
  const [first] = updates;
  if (!first) {
    return;
  }
  const isOfOne = updates.every(({ from }) => from === first.from);
  const receivers = isOfOne ? sockets.filter((socket) => socket !== first.from) : sockets;
  if (receivers.length > 0) {
    const merged =
      updates.length === 1 ? first.update : Y.mergeUpdates(updates.map(({ update }) => update));
    const frame = syncFrame("update", merged);
    for (const socket of receivers) {
      socket.send(frame);
    }
  }
}

/** Tells the sockets that asked for events what is on disk. */
export function tellStored(sockets: readonly LiveSocket[], draft: Room): void {
  const listening = sockets.filter(({ wantsEvents }) => wantsEvents);
  if (listening.length > 0) {
    const stateVector = Buffer.from(draft.stateVector()).toString("base64");
    for (const socket of listening) {
      socket.send(eventFrame({ type: "persisted", stateVector, stored: socket.stored }));
    }
  }
}
