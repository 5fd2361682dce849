import type { Rate } from "./gcra.ts";

export interface TakeInput extends Rate {
  /** Whose tokens these are, in ASCII: a policy and a hash of its subject. */
  key: string;
  /** How many are wanted; fewer may be granted. */
  wanted: number;
}

export interface TakeResult {
  granted: number;
  remaining: number;
  /** How long until one more token is there, in milliseconds; 0 while some remain. */
  retryAfterMs: number;
}

/** What a rate limiter answers. */
export interface RateLimiterRpc {
  take(input: TakeInput): Promise<TakeResult>;
}

/** One object per subject would cost a cold start each; each shard holds many. */
const shardCount = 32;

/** The limiter that counts for a key. */
export async function rateLimiter(
  namespace: DurableObjectNamespace,
  key: string,
): Promise<RateLimiterRpc> {
  // Loaded when it is needed, because only bundlers can: its files name one another without endings.
  const { proxyDurable } = await import("itty-durable");
  const stub = proxyDurable(namespace, { parse: true }).get(`shard-${shardOf(key)}`);
  return { take: (input) => stub.take(input) };
}

/** FNV-1a, 32 bits. */
function shardOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % shardCount;
}
