import { type PresenceEntry, syncFrame } from "./frames.ts";
import { liveLimits, TokenBucket } from "./live-limits.ts";
import type { Closing } from "./protocol.ts";
import type { TicketHolder } from "./tickets.ts";

/** What a socket keeps through hibernation, as its attachment of 2 KB at most. */
interface SocketCard extends TicketHolder {
  wantsEvents: boolean;
  /** Frames with edits of this connection that are on disk. */
  stored: number;
  presence: PresenceEntry | undefined;
}

const OPEN = 1;

/** One connection of a person to the room. */
export class LiveSocket {
  readonly #ws: WebSocket;
  readonly #card: SocketCard;
  readonly #messages: TokenBucket;
  readonly #bytes: TokenBucket;
  #isSaved = true;
  #unreadBytes = 0;
  #probedAtMs: number | undefined;

  private constructor(ws: WebSocket, card: SocketCard, nowMs: number) {
    const { messagesPerSecond, burstMessages, bytesPerSecond, burstBytes } = liveLimits;
    this.#ws = ws;
    this.#card = card;
    this.#messages = new TokenBucket(messagesPerSecond, burstMessages, nowMs);
    this.#bytes = new TokenBucket(bytesPerSecond, burstBytes, nowMs);
  }

  static open(ws: WebSocket, holder: TicketHolder, wantsEvents: boolean): LiveSocket {
    const card = { ...holder, wantsEvents, stored: 0, presence: undefined };
    const socket = new LiveSocket(ws, card, Date.now());
    socket.#isSaved = false;
    socket.save();
    return socket;
  }

  /** The same connection after the room has slept. */
  static wake(ws: WebSocket): LiveSocket {
    return new LiveSocket(ws, ws.deserializeAttachment() as SocketCard, Date.now());
  }

  get holder(): TicketHolder {
    return this.#card;
  }

  get isOpen(): boolean {
    return this.#ws.readyState === OPEN;
  }

  get wantsEvents(): boolean {
    return this.#card.wantsEvents;
  }

  get stored(): number {
    return this.#card.stored;
  }

  get presence(): PresenceEntry | undefined {
    return this.#card.presence;
  }

  set presence(entry: PresenceEntry | undefined) {
    this.#card.presence = entry;
    this.#isSaved = false;
  }

  countStored(): void {
    this.#card.stored += 1;
    this.#isSaved = false;
  }

  /** Keeps what has changed for after the next hibernation. */
  save(): void {
    if (!this.#isSaved) {
      this.#ws.serializeAttachment(this.#card);
      this.#isSaved = true;
    }
  }

  /** Whether the budget of this connection allows one more message of that size. */
  allows(bytes: number): boolean {
    const nowMs = Date.now();
    return this.#messages.take(1, nowMs) && this.#bytes.take(bytes, nowMs);
  }

  send(frame: Uint8Array): void {
    if (this.isOpen) {
      this.#unreadBytes += frame.byteLength;
      this.#ws.send(frame);
    }
  }

  /**
   * Any Yjs client answers a state vector, which proves that it has read everything before it: the
   * runtime does not tell how much of what was sent still waits. False when the proof is overdue.
   */
  keepsUp(stateVector: () => Uint8Array): boolean {
    const { probeAfterBytes, maxUnreadBytes, maxUnreadMs } = liveLimits;
    const nowMs = Date.now();
    if (this.#probedAtMs !== undefined) {
      return this.#unreadBytes <= maxUnreadBytes && nowMs - this.#probedAtMs <= maxUnreadMs;
    }
    if (this.#unreadBytes > probeAfterBytes) {
      this.#unreadBytes = 0;
      this.#probedAtMs = nowMs;
      this.send(syncFrame("stateVector", stateVector()));
    }
    return true;
  }

  /** The client has answered a state vector. */
  hasAnswered(): void {
    if (this.#probedAtMs !== undefined) {
      this.#probedAtMs = undefined;
      this.#unreadBytes = 0;
    }
  }

  close({ code, reason }: Closing): void {
    if (this.isOpen) {
      this.#ws.close(code, reason);
    }
  }
}
