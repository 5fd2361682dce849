import type { findLiveAccess } from "../../worker/modules/documents/drafts/index.ts";
import { log } from "../../worker/platform/log.ts";
import type { LiveSocket } from "./live-socket.ts";
import { type Closing, closings } from "./protocol.ts";
import { withinTime } from "./within-time.ts";

/** How often an awake room asks, so that whoever lost access is out within five seconds. */
const CHECK_EVERY_MS = 3_000;
/** How long an answer counts; a room that has slept asks before it does anything else. */
const FRESH_MS = 5_000;
/** After so long without an edit, a cursor or a newcomer the room stops asking and may sleep. */
const AWAKE_MS = 120_000;
/** A database that does not answer must not stop people from typing. */
const ANSWER_WITHIN_MS = 2_000;

const roleChanged = { code: 4403, reason: "Your role has changed. Open the document again." };

const closed = {
  project: closings.archived,
  document: closings.documentArchived,
  gone: closings.accessLost,
};

export type LiveAccess = Awaited<ReturnType<typeof findLiveAccess>>;

/** Asks Postgres what the people of these sessions may do with the document. */
export type AskAccess = (sessionIds: string[]) => Promise<LiveAccess>;

export interface WatchHost {
  ask: AskAccess;
  sockets(): LiveSocket[];
  drop(socket: LiveSocket, closing: Closing): void;
  /** Has `ring` called at that time, unless it is to be called already. */
  schedule(atMs: number): void;
}

/** Closes the connections of those who have lost their role, their session or the project. */
export class AccessWatch {
  readonly #host: WatchHost;
  #checkedAtMs = 0;
  #activeAtMs = 0;
  #running: Promise<void> | undefined;

  constructor(host: WatchHost) {
    this.#host = host;
  }

  get isFresh(): boolean {
    return Date.now() - this.#checkedAtMs <= FRESH_MS;
  }

  /** Somebody came with a ticket, for which Postgres was asked a moment ago. */
  welcome(isFirst: boolean): void {
    if (isFirst) {
      this.#checkedAtMs = Date.now();
    }
    this.stayAwake();
  }

  stayAwake(): void {
    this.#activeAtMs = Date.now();
    this.#host.schedule(this.#activeAtMs + CHECK_EVERY_MS);
  }

  async ring(): Promise<void> {
    await this.check();
    const nowMs = Date.now();
    if (nowMs - this.#activeAtMs < AWAKE_MS && this.#host.sockets().length > 0) {
      this.#host.schedule(nowMs + CHECK_EVERY_MS);
    }
  }

  /** Asks once for all who are connected; whoever calls meanwhile waits for the same answer. */
  check(): Promise<void> {
    this.#running ??= this.#check().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #check(): Promise<void> {
    const asked = this.#host.sockets();
    if (asked.length === 0) {
      return;
    }
    const sessionIds = [...new Set(asked.map(({ holder }) => holder.sessionId))];
    try {
      const access = await withinTime(this.#host.ask(sessionIds), ANSWER_WITHIN_MS);
      for (const socket of asked) {
        const closing = judge(socket, access);
        if (closing) {
          this.#host.drop(socket, closing);
        }
      }
    } catch (error) {
      log("warn", "live.access_unknown", { error });
    }
    this.#checkedAtMs = Date.now();
  }
}

function judge(socket: LiveSocket, access: LiveAccess): Closing | undefined {
  const { sessionId, canEdit } = socket.holder;
  if (access.closed) {
    return closed[access.closed];
  }
  const rights = access.rights.get(sessionId);
  if (!rights) {
    return closings.signedOut;
  }
  if (!rights.canRead) {
    return closings.accessLost;
  }
  return canEdit !== rights.canEdit ? roleChanged : undefined;
}
