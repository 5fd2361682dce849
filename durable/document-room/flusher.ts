import { log } from "../../worker/platform/log.ts";
import type { AlarmClock } from "./alarm-clock.ts";
import { type DraftSnapshot, retryDelayMs } from "./flush.ts";
import type { RoomStorage } from "./storage.ts";

/** When the room ended before its flush, it is woken so long after the edit. */
const FLUSH_AFTER_CRASH_MS = 60_000;

export interface FlushHost {
  /** The draft as it is now; undefined when nobody ever wrote in it. */
  snapshot(): DraftSnapshot | undefined;
  /** How long the first edit waits for others to go with it. */
  delayMs(): number;
  /** Writes a snapshot to Postgres, or rejects. */
  carry(snapshot: DraftSnapshot): Promise<void>;
}

/**
 * Carries the draft to Postgres soon after an edit, by a timer: an alarm has to be written
 * to disk twice. The alarm is there for what a timer does not survive, and for another try.
 */
export class Flusher {
  readonly #storage: RoomStorage;
  readonly #alarms: AlarmClock;
  readonly #host: FlushHost;
  #flushedRevision = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(storage: RoomStorage, alarms: AlarmClock, host: FlushHost) {
    this.#storage = storage;
    this.#alarms = alarms;
    this.#host = host;
  }

  /** Takes over what the disk says of Postgres, and makes up for a flush that never came. */
  open(disk: { revision: number; flushedRevision: number; flushFailures: number }): void {
    this.#flushedRevision = disk.flushedRevision;
    this.#failures = disk.flushFailures;
    if (disk.revision > disk.flushedRevision) {
      this.schedule();
    }
  }

  /** To be called in the same turn as the edit is written. */
  schedule(): void {
    this.#alarms.ensure("flush", Date.now() + FLUSH_AFTER_CRASH_MS);
    if (this.#timer === undefined && this.#running === undefined && this.#failures === 0) {
      this.#timer = setTimeout(() => void this.#flushOnTime(), this.#host.delayMs());
    }
  }

  /** The alarm has rung. */
  async ring(): Promise<void> {
    if (this.#unsaved()) {
      // Should the room end meanwhile, it has to be woken once more.
      this.#alarms.ensure("flush", Date.now() + FLUSH_AFTER_CRASH_MS);
      await this.#flush();
    }
  }

  async #flushOnTime(): Promise<void> {
    try {
      await this.#flush();
    } catch (error) {
      // The disk refuses; the alarm is still set.
      log("error", "draft.flush_not_recorded", { error });
    }
  }

  async #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running ??= this.#carry().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
    if (this.#unsaved()) {
      this.schedule();
    }
  }

  /** Carries the newest text; edits go on meanwhile. */
  async #carry(): Promise<void> {
    const snapshot = this.#unsaved();
    if (!snapshot) {
      return;
    }
    const { documentId, revision } = snapshot;
    try {
      await this.#host.carry(snapshot);
    } catch (error) {
      this.#failures += 1;
      this.#storage.markFlushFailed(this.#failures);
      this.#alarms.set("flush", Date.now() + retryDelayMs(this.#failures));
      log("warn", "draft.flush_failed", { documentId, revision, failures: this.#failures, error });
      return;
    }
    this.#failures = 0;
    this.#flushedRevision = revision;
    this.#storage.markFlushed(revision);
  }

  #unsaved(): DraftSnapshot | undefined {
    const snapshot = this.#host.snapshot();
    return snapshot && snapshot.revision > this.#flushedRevision ? snapshot : undefined;
  }
}
