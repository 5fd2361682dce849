import type { AlarmClock } from "./alarm-clock.ts";
import type { HistoryReason } from "./client.ts";
import type { DraftSnapshot } from "./flush.ts";
import { Flusher, type FlushHost } from "./flusher.ts";
import { SNAPSHOT_AFTER_MS } from "./history.ts";
import type { LiveRoom } from "./live-room.ts";
import { Room } from "./room.ts";
import type { RoomStorage } from "./storage.ts";

export interface OpenRoom {
  documentId: string;
  organizationId: string;
  draft: Room;
}

/** Keeps the draft in memory and on disk the same, and sees to its history and its copy in Postgres. */
export class DraftKeeper {
  readonly #storage: RoomStorage;
  readonly #alarms: AlarmClock;
  readonly #live: () => LiveRoom;
  readonly #flusher: Flusher;
  #room: OpenRoom | undefined;

  constructor(
    storage: RoomStorage,
    alarms: AlarmClock,
    live: () => LiveRoom,
    postgres: Pick<FlushHost, "delayMs" | "carry">,
  ) {
    this.#storage = storage;
    this.#alarms = alarms;
    this.#live = live;
    this.#flusher = new Flusher(storage, alarms, { snapshot: () => this.#snapshot(), ...postgres });
  }

  /** Reads the draft from disk when it is not in memory; undefined when the room was never made. */
  open(): OpenRoom | undefined {
    if (!this.#room) {
      const meta = this.#storage.meta();
      if (meta) {
        const { documentId, organizationId, revision, updatedAt, updatedBy } = meta;
        const header = { revision, updatedAt, updatedBy };
        const draft = new Room(header, this.#storage.updates(), (update) =>
          this.#live().publish(update),
        );
        this.#room = { documentId, organizationId, draft };
        this.#flusher.open(meta);
      }
    }
    return this.#room;
  }

  replace(draft: Room, content: string, userId: string): void {
    this.write(() => {
      const change = draft.replace(content, userId, Date.now());
      if (change) {
        this.#storage.save(change, () => draft.encode());
        this.scheduleFlush();
      }
    });
  }

  merge(update: Uint8Array, userId: string): void {
    this.write(() => {
      const draft = this.open()?.draft;
      const change = draft?.merge(update, userId, Date.now());
      if (draft && change) {
        this.#storage.save(change, () => draft.encode());
        this.scheduleFlush();
      }
    });
  }

  /** Runs what a job does to the draft, which may be nothing. */
  generate<Result>(change: (draft: Room) => Result): Result | { ok: false; reason: "unknown-job" } {
    const draft = this.open()?.draft;
    if (!draft) {
      return { ok: false, reason: "unknown-job" };
    }
    return this.write(() => {
      const { revision } = draft;
      const result = change(draft);
      if (draft.revision !== revision) {
        this.scheduleFlush();
      }
      return result;
    });
  }

  /** Runs a change of memory and disk; when the disk refuses, memory is read again from it. */
  write<Result>(change: () => Result): Result {
    const live = this.#live();
    const { waitingEdits } = live;
    try {
      return change();
    } catch (error) {
      this.#room = undefined;
      live.retract(waitingEdits);
      throw error;
    }
  }

  takeSnapshot(reason: HistoryReason): void {
    const draft = this.open()?.draft;
    if (draft && this.#storage.takeSnapshot(draft.state(), reason, Date.now())) {
      this.#live().notify({ type: "history.changed" });
    }
  }

  scheduleFlush(): void {
    this.#flusher.schedule();
    this.#alarms.ensure("history", Date.now() + SNAPSHOT_AFTER_MS);
  }

  /** The alarm has rung for the copy in Postgres. */
  async ringFlush(): Promise<void> {
    if (this.open()) {
      await this.#flusher.ring();
    }
  }

  #snapshot(): DraftSnapshot | undefined {
    const room = this.open();
    if (!room) {
      return undefined;
    }
    const { updatedAt, ...state } = room.draft.state();
    return updatedAt === null ? undefined : { documentId: room.documentId, ...state, updatedAt };
  }
}
