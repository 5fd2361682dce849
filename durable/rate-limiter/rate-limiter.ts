import { createDurable } from "itty-durable";
import type { RateLimiterRpc, TakeInput, TakeResult } from "./client.ts";
import { decide } from "./gcra.ts";

/** Shorter windows are over before an evicted object would be asked again. */
const keptWindowMs = 60_000;
const sweepEveryMs = 600_000;
const maxKeysInMemory = 50_000;
/** Each write waits for the disk, with everybody behind it. A crash forgives so much at most. */
const writeEveryMs = 2_000;
const mostKeysAtOnce = 128;

const IttyDurable = createDurable({ autoPersist: false }) as unknown as new (
  state: DurableObjectState,
  env: unknown,
) => { state: DurableObjectState };

/**
 * Counts the tokens of many subjects. Decisions are made in memory, one after the other; those of
 * long windows are also written down, a moment's together, so that an eviction forgives nobody.
 */
export class RateLimiter extends IttyDurable implements RateLimiterRpc {
  readonly arrivals = new Map<string, number>();
  readonly unwritten = new Map<string, number>();
  sweepIsDue = false;

  /** The one call there is, without the router that finds others for itty's objects. */
  async fetch(request: Request): Promise<Response> {
    const [input] = JSON.parse(request.headers.get("do-content") ?? "[]") as [TakeInput];
    return Response.json(await this.take(input));
  }

  async take({ key, wanted, ...rate }: TakeInput): Promise<TakeResult> {
    const { storage } = this.state;
    const isKept = rate.windowMs > keptWindowMs;
    // Reading storage lets no other call in, so nothing is decided between this line and the next.
    const before = this.arrivals.get(key) ?? (isKept ? await storage.get<number>(key) : undefined);
    const nowMs = Date.now();
    const { granted, arrivesAtMs, remaining, retryAfterMs } = decide(before, nowMs, rate, wanted);
    if (granted > 0) {
      if (this.arrivals.size >= maxKeysInMemory) this.forget(nowMs);
      this.arrivals.set(key, arrivesAtMs);
      if (isKept) {
        if (this.unwritten.size === 0) setTimeout(() => this.writeDown(), writeEveryMs);
        this.unwritten.set(key, arrivesAtMs);
        this.scheduleSweep(nowMs);
      }
    }
    return { granted, remaining, retryAfterMs };
  }

  writeDown(): void {
    const entries = [...this.unwritten];
    this.unwritten.clear();
    for (let start = 0; start < entries.length; start += mostKeysAtOnce) {
      const some = Object.fromEntries(entries.slice(start, start + mostKeysAtOnce));
      void this.state.storage.put(some, { allowUnconfirmed: true });
    }
  }

  /** Drops what counts no more. */
  async alarm(): Promise<void> {
    const nowMs = Date.now();
    this.forget(nowMs);
    this.sweepIsDue = false;
    const { storage } = this.state;
    const kept = await storage.list<number>();
    const past = [...kept].filter(([, arrivesAtMs]) => arrivesAtMs <= nowMs).map(([key]) => key);
    for (let start = 0; start < past.length; start += mostKeysAtOnce) {
      await storage.delete(past.slice(start, start + mostKeysAtOnce));
    }
    if (past.length < kept.size) this.scheduleSweep(nowMs);
  }

  forget(nowMs: number): void {
    for (const [key, arrivesAtMs] of this.arrivals) {
      if (arrivesAtMs <= nowMs) this.arrivals.delete(key);
    }
  }

  scheduleSweep(nowMs: number): void {
    if (this.sweepIsDue) return;
    this.sweepIsDue = true;
    void this.state.storage.setAlarm(nowMs + sweepEveryMs);
  }
}
