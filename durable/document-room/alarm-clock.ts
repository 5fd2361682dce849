/** What a room does later, on the one alarm that a Durable Object has. */
export type Duty = "flush" | "access" | "history";

interface AlarmRow extends Record<string, SqlStorageValue> {
  duty: Duty;
  at_ms: number;
}

/** When each duty is due; it survives restarts, as the alarm itself does. */
export class AlarmClock {
  readonly #storage: DurableObjectStorage;
  #times: Map<Duty, number> | undefined;
  /** What the alarm is set for, as far as it is known. */
  #armedAtMs: number | undefined;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** Sets the duty for that time, unless it is set already. */
  ensure(duty: Duty, atMs: number): void {
    if (!this.#due().has(duty)) {
      this.set(duty, atMs);
    }
  }

  /** Sets the duty for that time, and no longer for another. */
  set(duty: Duty, atMs: number): void {
    this.#due().set(duty, atMs);
    this.#storage.sql.exec("INSERT OR REPLACE INTO alarms VALUES (?, ?)", duty, atMs);
    this.#arm();
  }

  /** The alarm has rung: takes the duties out that are due, at least the first one. */
  ring(nowMs: number): Duty[] {
    this.#armedAtMs = undefined;
    const times = this.#due();
    const until = Math.max(nowMs, Math.min(...times.values()));
    const due = [...times].flatMap(([duty, atMs]) => (atMs <= until ? duty : []));
    for (const duty of due) {
      times.delete(duty);
      this.#storage.sql.exec("DELETE FROM alarms WHERE duty = ?", duty);
    }
    this.#arm();
    return due;
  }

  #arm(): void {
    const times = this.#due();
    const firstAtMs = Math.min(...times.values());
    if (times.size > 0 && firstAtMs !== this.#armedAtMs) {
      this.#armedAtMs = firstAtMs;
      void this.#storage.setAlarm(firstAtMs);
    }
  }

  #due(): Map<Duty, number> {
    this.#times ??= new Map(
      this.#storage.sql
        .exec<AlarmRow>("SELECT duty, at_ms FROM alarms")
        .toArray()
        .map((row) => [row.duty, row.at_ms]),
    );
    return this.#times;
  }
}
