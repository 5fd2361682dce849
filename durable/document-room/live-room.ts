import { log } from "../../worker/platform/log.ts";
import { AccessWatch, type AskAccess } from "./access-watch.ts";
import { FanOut, tellStored } from "./fan-out.ts";
import {
  type ClientMessage,
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

/** The connections of a room: what they say to it, and what it tells them. */
export class LiveRoom {
  readonly #ctx: DurableObjectState;
  readonly #host: LiveHost;
  readonly #sockets = new WeakMap<WebSocket, LiveSocket>();
  readonly #watch: AccessWatch;
  readonly #fanOut: FanOut;
  #waiting: Received[] = [];
  #editing: LiveSocket | undefined;

  constructor(ctx: DurableObjectState, host: LiveHost) {
    this.#ctx = ctx;
    this.#host = host;
    this.#watch = new AccessWatch({
      ask: host.ask,
      schedule: host.schedule,
      sockets: () => this.#open(),
      drop: (socket, closing) => this.#drop(socket, closing),
    });
    this.#fanOut = new FanOut({
      checkAccess: async () => (this.#watch.isFresh ? undefined : this.#watch.check()),
      draft: host.draft,
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
    tellStored([socket], draft);
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
    this.#fanOut.addUpdate(update, this.#editing);
  }

  /** How many edits wait to be sent. */
  get waitingEdits(): number {
    return this.#fanOut.waitingUpdates;
  }

  /** Forgets the edits after the first so many, because they were not written after all. */
  retract(waitingEdits: number): void {
    this.#fanOut.retract(waitingEdits);
  }

  notify(notice: RoomNotice): void {
    this.#fanOut.addNotice(notice);
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
      this.#fanOut.confirm();
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
      if (verdict === "too-large" || verdict === "malformed") {
        this.#drop(socket, closings[verdict === "too-large" ? "frameTooLarge" : "malformed"]);
        return;
      }
      if (verdict === "ignored") {
        continue;
      }
      // Yjs clients renew their state every fifteen seconds, which must not keep a room awake.
      if (verdict === "changed") {
        this.#watch.stayAwake();
      }
      this.#fanOut.addPresence(socket.presence ?? entry);
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
      this.#fanOut.addPresence({ ...presence, state: undefined });
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
