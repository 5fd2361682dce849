import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from "y-protocols/awareness";
import * as Y from "yjs";
import { closings, type RoomEvent } from "../../../../../durable/document-room/protocol.ts";
import { Delivery } from "./delivery.ts";
import type { LinkState, Refusal, TicketAnswer } from "./link-state.ts";
import { presenceFrame, readServerFrame, syncFrame } from "./live-frames.ts";
import { type StateVector, stateVectorFrom } from "./state-vectors.ts";
import { timing } from "./timing.ts";

export interface LiveConnectionOptions {
  doc: Y.Doc;
  awareness: Awareness;
  /** Whether the person has another session now than when the last ticket was asked for. */
  isSignedInAnew: () => boolean;
  ticket: () => Promise<TicketAnswer>;
  openSocket: (ticket: string) => WebSocket;
  /** Whether edits may go out; those of a reader stay here. */
  mayWrite: () => boolean;
  /** Whether the room's document is the one that is here; if not, nothing is exchanged. */
  isKin: (server: Uint8Array) => boolean;
  onChange: () => void;
  /** The server has everything that was sent (`complete`), and these edits are on its disk. */
  onPersisted: (persisted: { vector: StateVector; bytes: Uint8Array; complete: boolean }) => void;
  onEvent: (event: RoomEvent) => void;
  /** The room closed because of a role or a project: what is known about them is old. */
  onAccessChanged: () => void;
}

const WATCH_MS = 1_000;
const REFUSALS_BEFORE_END = 3;
/** Whoever was too much for the room waits as after so many failures. */
const SLOWER_ATTEMPT = 3;
const LEAVING = 1_000;

/** The socket of one draft: a fresh ticket for each connection, and a new connection when one ends. */
export class LiveConnection {
  readonly #options: LiveConnectionOptions;
  #state: LinkState = { phase: "connecting", attempt: 1, refusal: undefined };
  #socket: WebSocket | undefined;
  #round = 0;
  #attempt = 0;
  /** Without an edit that was taken in between. */
  #refusedEdits = 0;
  /** Without a connection in between. */
  #lostAccess = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;
  #presenceTimer: ReturnType<typeof setTimeout> | undefined;
  #delivery = new Delivery();
  #isKnown = false;
  #early: Uint8Array[] = [];

  constructor(options: LiveConnectionOptions) {
    this.#options = options;
    options.doc.on("update", this.#sendUpdate);
    options.awareness.on("update", this.#presenceChanged);
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Connects at once, also after the connection ended for good. */
  readonly retry = (): void => {
    if (this.#state.phase === "live" || this.#socket) return;
    this.#attempt = 0;
    this.#refusedEdits = 0;
    this.#lostAccess = 0;
    void this.#connect();
  };

  /** Says that the network is gone, before a timer would find out. */
  readonly networkLost = (): void => {
    if (this.#state.phase !== "ended") this.#fall();
  };

  destroy(): void {
    const { doc, awareness } = this.#options;
    doc.off("update", this.#sendUpdate);
    this.#round += 1;
    clearTimeout(this.#timer);
    if (this.#isKnown) {
      removeAwarenessStates(awareness, [doc.clientID], "left");
      this.#sendPresence();
    }
    awareness.off("update", this.#presenceChanged);
    this.#drop(LEAVING);
  }

  #update(state: LinkState): void {
    this.#state = state;
    this.#options.onChange();
  }

  async #connect(refusal?: Refusal): Promise<void> {
    clearTimeout(this.#timer);
    this.#round += 1;
    this.#attempt += 1;
    const round = this.#round;
    this.#timer = setTimeout(() => this.#fall(), timing.openMs);
    this.#update({ phase: "connecting", attempt: this.#attempt, refusal });
    const answer = await this.#options.ticket();
    if (round !== this.#round) return;
    if (answer.type === "ticket") this.#open(answer.ticket);
    else if (answer.type === "never") this.#end("lost", answer);
    else if (answer.type === "later") this.#wait(answer, answer.retryAfterSeconds);
    else this.#wait(undefined);
  }

  #open(ticket: string): void {
    const round = this.#round;
    const socket = this.#options.openSocket(ticket);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    this.#delivery = new Delivery();
    this.#isKnown = false;
    this.#early = [];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fall(), timing.openMs);
    const current = () => round === this.#round;
    socket.addEventListener("open", () => {
      if (!current()) return;
      this.#delivery.heard(Date.now());
      socket.send(syncFrame("stateVector", Y.encodeStateVector(this.#options.doc)));
    });
    socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (current() && data instanceof ArrayBuffer) this.#receive(new Uint8Array(data));
    });
    socket.addEventListener("close", ({ code, reason }) => {
      if (current()) this.#closed(code, reason);
    });
  }

  #receive(frame: Uint8Array): void {
    this.#delivery.heard(Date.now());
    const message = readServerFrame(frame);
    switch (message?.kind) {
      case "stateVector":
        this.#answer(message.body);
        break;
      case "missing":
      case "update":
        // Nothing of the room is taken in before it is known to be the same document.
        if (this.#isKnown) this.#apply(message.kind === "missing", message.body);
        else this.#early.push(frame);
        break;
      case "presence":
        applyAwarenessUpdate(this.#options.awareness, message.body, this);
        break;
      case "event":
        this.#tell(message.event);
    }
  }

  #answer(server: Uint8Array): void {
    if (!this.#options.isKin(server)) {
      this.#end("strange", { message: "This draft was replaced on the server." });
      return;
    }
    if (this.#options.mayWrite()) {
      this.#sendEdit("missing", Y.encodeStateAsUpdate(this.#options.doc, server));
    }
    if (this.#isKnown) return;
    this.#isKnown = true;
    const { awareness } = this.#options;
    // With a new clock, because the room may still have the state of the connection before.
    awareness.setLocalState(awareness.getLocalState());
    this.#sendPresence();
    for (const frame of this.#early.splice(0)) this.#receive(frame);
  }

  #apply(isAnswer: boolean, update: Uint8Array): void {
    Y.applyUpdate(this.#options.doc, update, this);
    if (!isAnswer || this.#state.phase === "live") return;
    clearTimeout(this.#timer);
    this.#attempt = 0;
    this.#lostAccess = 0;
    this.#watch = setInterval(this.#look, WATCH_MS);
    this.#update({ phase: "live", hanging: false });
  }

  #tell(event: RoomEvent): void {
    if (event.type !== "persisted") {
      this.#options.onEvent(event);
      return;
    }
    if (event.stored > 0) this.#refusedEdits = 0;
    const complete = this.#delivery.confirmed(event.stored, Date.now());
    this.#setHanging(false);
    this.#options.onPersisted({ ...stateVectorFrom(event.stateVector), complete });
  }

  #setHanging(hanging: boolean): void {
    if (this.#state.phase === "live" && this.#state.hanging !== hanging) {
      this.#update({ phase: "live", hanging });
    }
  }

  readonly #look = (): void => {
    const nowMs = Date.now();
    const { hanging, dead, silent } = this.#delivery.look(nowMs);
    this.#setHanging(hanging);
    if (dead) {
      this.#fall({ message: "The server does not confirm your changes." });
      return;
    }
    if (silent) {
      this.#delivery.asked(nowMs);
      this.#socket?.send(syncFrame("stateVector", Y.encodeStateVector(this.#options.doc)));
    }
  };

  readonly #sendUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this && this.#isKnown && this.#options.mayWrite()) {
      this.#sendEdit("update", update);
    }
  };

  #sendEdit(step: "missing" | "update", update: Uint8Array): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#delivery.sent(Date.now());
    this.#socket.send(syncFrame(step, update));
  }

  readonly #presenceChanged = (_: unknown, origin: unknown): void => {
    if (origin === this || this.#presenceTimer !== undefined) return;
    this.#presenceTimer = setTimeout(() => this.#sendPresence(), timing.presenceMs);
  };

  #sendPresence(): void {
    clearTimeout(this.#presenceTimer);
    this.#presenceTimer = undefined;
    const { awareness, doc } = this.#options;
    if (!this.#isKnown || this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(presenceFrame(encodeAwarenessUpdate(awareness, [doc.clientID])));
  }

  #closed(code: number, reason: string): void {
    const refusal = reason === "" ? undefined : { message: reason };
    switch (code) {
      case closings.signedOut.code:
        if (this.#options.isSignedInAnew()) this.#fall();
        else this.#end("lost", refusal ?? closingSentence("signedOut"));
        return;
      case closings.draftFull.code:
        this.#end("full", refusal ?? closingSentence("draftFull"));
        return;
      case closings.accessLost.code:
      case closings.archived.code:
        // The ticket is asked for again: it says whether one is only a reader now, or nothing.
        this.#options.onAccessChanged();
        this.#lostAccess += 1;
        if (this.#lostAccess < REFUSALS_BEFORE_END) this.#fall();
        else this.#end("lost", refusal ?? closingSentence("accessLost"));
        return;
      case closings.malformed.code:
        this.#refusedEdits += 1;
        if (this.#refusedEdits < REFUSALS_BEFORE_END) this.#fall(refusal);
        else this.#end("refused", refusal ?? closingSentence("malformed"));
        return;
      case closings.tooFast.code:
      case closings.tooSlow.code:
        this.#attempt = Math.max(this.#attempt, SLOWER_ATTEMPT);
        this.#fall(refusal);
        return;
      default:
        this.#fall(refusal);
    }
  }

  #end(why: Extract<LinkState, { phase: "ended" }>["why"], { message, requestId }: Refusal): void {
    this.#round += 1;
    clearTimeout(this.#timer);
    this.#drop(LEAVING);
    this.#update({ phase: "ended", why, refusal: { message, requestId } });
  }

  #fall(refusal?: Refusal): void {
    this.#round += 1;
    this.#drop(LEAVING);
    this.#wait(refusal);
  }

  #wait(refusal: Refusal | undefined, askedForSeconds = 0): void {
    const { firstRetryMs, longestRetryMs } = timing;
    const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** this.#attempt);
    this.#update({ phase: "waiting", attempt: this.#attempt, refusal });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => void this.#connect(refusal),
      askedForSeconds * 1_000 + delayMs * (0.5 + Math.random() / 2),
    );
  }

  /** Lets go of the socket; one that hangs is not waited for. */
  #drop(code: number): void {
    clearInterval(this.#watch);
    clearTimeout(this.#presenceTimer);
    this.#presenceTimer = undefined;
    this.#isKnown = false;
    this.#socket?.close(code);
    this.#socket = undefined;
    const { awareness, doc } = this.#options;
    const others = [...awareness.getStates().keys()].filter((client) => client !== doc.clientID);
    removeAwarenessStates(awareness, others, this);
  }
}

function closingSentence(name: keyof typeof closings): Refusal {
  return { message: closings[name].reason };
}
