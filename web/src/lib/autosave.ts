import { ApiError } from "@/api/errors.ts";
import type { SaveStatus } from "@/components/ui/save-state.tsx";

const RETRY_MS = [2_000, 5_000, 15_000, 30_000] as const;

export interface Autosave<Value> {
  /** Takes the newest value; it is saved once no newer one came for a moment. */
  change: (value: Value) => void;
  /** Saves now what has not been saved yet. */
  flush: () => Promise<void>;
  /** Whether something is not saved yet. */
  isPending: () => boolean;
  /** Ends it; what is not saved stays unsaved. */
  dispose: () => void;
}

/**
 * Saves the newest of many values, one request at a time, and says truthfully how that goes:
 * no answer is `offline`, a refusal is `failing`. Tries again by itself unless the value was refused.
 */
export function createAutosave<Value>(options: {
  save: (value: Value) => Promise<void>;
  onStatus: (status: SaveStatus, error?: unknown) => void;
  delayMs: number;
}): Autosave<Value> {
  let waiting: { value: Value } | undefined;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let disposed = false;

  function schedule(delayMs: number): void {
    clearTimeout(timer);
    if (!disposed) timer = setTimeout(() => void flush(), delayMs);
  }

  function failed(error: unknown, value: Value): void {
    waiting ??= { value };
    const away = error instanceof ApiError && error.status === 0;
    options.onStatus(away ? "offline" : "failing", error);
    const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
    if (refused) return;
    schedule(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? RETRY_MS[0]);
    failures += 1;
  }

  async function run(): Promise<void> {
    while (waiting && !disposed) {
      const { value } = waiting;
      waiting = undefined;
      options.onStatus("saving");
      try {
        await options.save(value);
        failures = 0;
        if (!waiting) options.onStatus("saved");
      } catch (error) {
        failed(error, value);
        return;
      }
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  }

  function retryNow(): void {
    if (waiting) void flush();
  }

  addEventListener("online", retryNow);
  return {
    change: (value) => {
      waiting = { value };
      failures = 0;
      options.onStatus(navigator.onLine ? "saving" : "offline");
      schedule(options.delayMs);
    },
    flush,
    isPending: () => waiting !== undefined || running !== undefined,
    dispose: () => {
      disposed = true;
      clearTimeout(timer);
      removeEventListener("online", retryNow);
    },
  };
}
