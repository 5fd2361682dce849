import * as Y from "yjs";
import { log } from "../../worker/platform/log.ts";
import { AccessWatch, type AskAccess } from "./access-watch.ts";
import {
  type ClientMessage,
  eventFrame,
  type PresenceEntry,
  presenceFrame,
  readFrame,
  syncFrame,
} from "./frames.ts";
import { liveLimits } from "./live-limits.ts";
import { LiveSocket } from "./live-socket.ts";
import { acceptPresence } from "./presence.ts";
import { type Closing, closings, type RoomNotice } from "./protocol.ts";
import { type Room, UnsoundUpdateError } from "./room.ts";
import type { TicketHolder } from "./tickets.ts";

/** One merged update per so many milliseconds reaches everybody, however many people type. */
const FAN_OUT_MS = 30;

/** Not for good: whoever connects again sends what was not saved again. */
const notSaved = { code: 1011, reason: "A change could not be saved. Connect again." };

export interface LiveHost {
  /** Asks Postgres for the rights of sessions. */
  ask: AskAccess;
  /** Has `ring` called at that time, unless it is to be called already. */
  schedule(atMs: number): void;
  /** The draft in memory; undefined in a room that was never made. */
  draft(): Room | undefined;
  /** Writes a checked update of a person to memory and disk, or throws and writes nothing. */
  edit(update: Uint8Array, userId: string): void;
}

interface Received {
  socket: LiveSocket;
  message: ClientMessage;
}

interface Pending {
  update: Uint8Array;
  /** The socket it came from, which has it already; undefined for edits by REST. */
  from: LiveSocket | undefined;
}

/** The connections of a room: what they say to it, and what it tells them. */
export class LiveRoom {
  readonly #ctx: DurableObjectState;
  readonly #host: LiveHost;
  readonly #sockets = new WeakMap<WebSocket, LiveSocket>();
  readonly #watch: AccessWatch;
  #waiting: Received[] = [];
  #updates: Pending[] = [];
  #notices: RoomNotice[] = [];
  #presences = new Map<number, PresenceEntry>();
  #editing: LiveSocket | undefined;
  #fanOutIsDue = false;
  /** Something was stored that was not told; it need not have changed the text. */
  #confirmIsDue = false;

  constructor(ctx: DurableObjectState, host: LiveHost) {
    this.#ctx = ctx;
    this.#host = host;
    this.#watch = new AccessWatch({
      ask: host.ask,
      schedule: host.schedule,
      sockets: () => this.#open(),
      drop: (socket, closing) => this.#drop(socket, closing),
    });
  }

  /** Opens a connection; the answer carries the other end of it. */
  accept(draft: Room, holder: TicketHolder, wantsEvents: boolean): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    const others = this.#open();
    this.#ctx.acceptWebSocket(server);
    const socket = LiveSocket.open(server, holder, wantsEvents);
    this.#sockets.set(server, socket);
    const own = others.filter((other) => other.holder.userId === holder.userId);
    const { maxSockets, maxSocketsPerUser } = liveLimits;
    if (others.length >= maxSockets || own.length >= maxSocketsPerUser) {
      socket.close(closings.tooManySockets);
    }
    this.#watch.welcome(others.length === 0);
    socket.send(syncFrame("stateVector", draft.stateVector()));
    this.#sendPresence(socket);
    this.#confirm([socket], draft);
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Takes a frame; a room that has slept asks first whether its people may still be there. */
  async receive(ws: WebSocket, data: ArrayBuffer | string): Promise<void> {
    const socket = this.#socketOf(ws);
    if (!socket.isOpen) {
      return;
    }
    const message = this.#read(socket, data);
    if ("code" in message) {
      this.#drop(socket, message);
      return;
    }
    this.#waiting.push({ socket, message });
    if (this.#waiting.length > 1) {
      return;
    }
    if (!this.#watch.isFresh) {
      await this.#watch.check();
    }
    const received = this.#waiting;
    this.#waiting = [];
    for (const { socket, message } of received) {
      this.#handle(socket, message);
    }
  }

  /** The connection has ended; its cursor goes. */
  leave(ws: WebSocket): void {
    this.#forgetPresence(this.#socketOf(ws));
  }

  /** Whether nobody has the draft open any more. */
  get isEmpty(): boolean {
    return this.#open().length === 0;
  }

  /** Tells everybody of an edit, after it was written. */
  publish(update: Uint8Array): void {
    this.#updates.push({ update, from: this.#editing });
    this.#confirmIsDue = true;
    this.#scheduleFanOut();
  }

  /** How many edits wait to be sent. */
  get waitingEdits(): number {
    return this.#updates.length;
  }

  /** Forgets the edits after the first so many, because they were not written after all. */
  retract(waitingEdits: number): void {
    this.#updates.length = waitingEdits;
  }

  notify(notice: RoomNotice): void {
    this.#notices.push(notice);
    this.#scheduleFanOut();
  }

  /** Closes the connections of those who have lost access; rings again while people are active. */
  ring(): Promise<void> {
    return this.#watch.ring();
  }

  /** Access has changed somewhere: asks at once. */
  checkAccess(): Promise<void> {
    return this.#watch.check();
  }

  #handle(socket: LiveSocket, message: ClientMessage): void {
    const draft = this.#host.draft();
    if (!socket.isOpen || !draft) {
      return;
    }
    switch (message.kind) {
      case "stateVector":
        this.#answer(socket, draft, message.stateVector);
        break;
      case "edit":
        this.#edit(socket, draft, message);
        break;
      case "presence":
        this.#present(socket, message.entries);
        break;
      case "queryPresence":
        this.#sendPresence(socket);
        break;
    }
  }

  #read(socket: LiveSocket, data: ArrayBuffer | string): ClientMessage | Closing {
    if (typeof data === "string") {
      return closings.malformed;
    }
    if (data.byteLength > liveLimits.maxFrameBytes) {
      return closings.frameTooLarge;
    }
    if (!socket.allows(data.byteLength)) {
      return closings.tooFast;
    }
    try {
      return readFrame(new Uint8Array(data));
    } catch {
      return closings.malformed;
    }
  }

  #answer(socket: LiveSocket, draft: Room, stateVector: Uint8Array): void {
    const missing = draft.encodeSince(stateVector);
    if (missing) {
      socket.send(syncFrame("missing", missing));
    } else {
      this.#drop(socket, closings.malformed);
    }
  }

  #edit(socket: LiveSocket, draft: Room, edit: { update: Uint8Array; isAnswer: boolean }): void {
    if (edit.isAnswer) {
      socket.hasAnswered();
    }
    if (!socket.holder.canEdit) {
      return;
    }
    const verdict = draft.check(edit.update);
    if (verdict === "ahead" && !edit.isAnswer) {
      socket.send(syncFrame("stateVector", draft.stateVector()));
      return;
    }
    if (verdict !== "sound") {
      this.#drop(socket, verdict === "too-large" ? closings.draftFull : closings.malformed);
      return;
    }
    this.#editing = socket;
    try {
      this.#host.edit(edit.update, socket.holder.userId);
      socket.countStored();
      this.#watch.stayAwake();
      this.#confirmIsDue = true;
      this.#scheduleFanOut();
    } catch (error) {
      const isForged = error instanceof UnsoundUpdateError;
      log(isForged ? "warn" : "error", "live.edit_failed", { error });
      this.#drop(socket, isForged ? closings.malformed : notSaved);
    } finally {
      this.#editing = undefined;
    }
  }

  #present(socket: LiveSocket, entries: readonly PresenceEntry[]): void {
    for (const entry of entries) {
      const verdict = acceptPresence(socket, entry, () => this.#open());
      if (verdict === "too-large") {
        this.#drop(socket, closings.frameTooLarge);
        return;
      }
      if (verdict === "ignored") {
        continue;
      }
      // Yjs clients renew their state every fifteen seconds, which must not keep a room awake.
      if (verdict === "changed") {
        this.#watch.stayAwake();
      }
      this.#presences.set(entry.clientId, entry);
      this.#scheduleFanOut();
    }
  }

  #sendPresence(socket: LiveSocket): void {
    const entries = this.#open().flatMap(({ presence }) => presence ?? []);
    if (entries.length > 0) {
      socket.send(presenceFrame(entries));
    }
  }

  #drop(socket: LiveSocket, closing: Closing): void {
    socket.close(closing);
    this.#forgetPresence(socket);
  }

  #forgetPresence(socket: LiveSocket): void {
    const { presence } = socket;
    if (presence) {
      socket.presence = undefined;
      this.#presences.set(presence.clientId, { ...presence, state: undefined });
      this.#scheduleFanOut();
    }
  }

  // The timer ends before the room may sleep, so nothing that waits for it is lost.
  #scheduleFanOut(): void {
    if (!this.#fanOutIsDue) {
      this.#fanOutIsDue = true;
      setTimeout(() => void this.#fanOut(), FAN_OUT_MS);
    }
  }

  async #fanOut(): Promise<void> {
    if (!this.#watch.isFresh) {
      await this.#watch.check();
    }
    this.#fanOutIsDue = false;
    const updates = this.#updates;
    const notices = this.#notices.map(eventFrame);
    const presences = [...this.#presences.values()];
    this.#updates = [];
    this.#notices = [];
    this.#presences = new Map();
    const draft = this.#host.draft();
    const sockets = this.#open();
    if (!draft) {
      return;
    }
    this.#sendUpdates(updates, sockets);
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
        this.#drop(socket, closings.tooSlow);
      }
    }
    if (this.#confirmIsDue) {
      this.#confirmIsDue = false;
      this.#confirm(sockets, draft);
    }
    for (const socket of sockets) {
      socket.save();
    }
  }

  #sendUpdates(updates: readonly Pending[], sockets: readonly LiveSocket[]): void {
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
  #confirm(sockets: readonly LiveSocket[], draft: Room): void {
    const listening = sockets.filter(({ wantsEvents }) => wantsEvents);
    if (listening.length > 0) {
      const stateVector = Buffer.from(draft.stateVector()).toString("base64");
      for (const socket of listening) {
        socket.send(eventFrame({ type: "persisted", stateVector, stored: socket.stored }));
      }
    }
  }

  #open(): LiveSocket[] {
    return this.#ctx
      .getWebSockets()
      .map((ws) => this.#socketOf(ws))
      .filter(({ isOpen }) => isOpen);
  }

  #socketOf(ws: WebSocket): LiveSocket {
    const known = this.#sockets.get(ws);
    if (known) {
      return known;
    }
    const socket = LiveSocket.wake(ws);
    this.#sockets.set(ws, socket);
    return socket;
  }
}
