import { countRoundTrips, type Database } from "../db/client.ts";
import type { Context } from "./context.ts";
import { log } from "./log.ts";

const readEveryMs = 5_000;
const waitAfterMs = 30_000;

interface Known<Answer> {
  answer: Answer;
  readAtMs: number;
  askedAtMs: number;
  failedAtMs: number;
}

/** Something that every request asks for and that may be some seconds old. */
export interface RecentAnswer<Answer> {
  get(ctx: Context): Promise<Answer>;
  /** Has the next request read it, because it has just changed. */
  forget(db: Database): void;
}

/**
 * Keeps what `read` answers in each isolate: five seconds old at most while it is asked for, and no
 * request waits for the database but the first after half a minute. `initial` holds until then, and
 * while the database is away, what is known goes on to count. The round trips are the isolate's.
 */
export function recentAnswer<Answer>(
  name: string,
  initial: Answer,
  read: (ctx: Context) => Promise<Answer>,
): RecentAnswer<Answer> {
  const knownBy = new WeakMap<Database, Known<Answer>>();

  function knownOf(db: Database): Known<Answer> {
    const nothing = { answer: initial, readAtMs: 0, askedAtMs: 0, failedAtMs: 0 };
    const known = knownBy.get(db) ?? nothing;
    knownBy.set(db, known);
    return known;
  }

  async function renew(ctx: Context, known: Known<Answer>): Promise<void> {
    known.askedAtMs = ctx.now.getTime();
    try {
      known.answer = await countRoundTrips(() => read(ctx));
      known.readAtMs = ctx.now.getTime();
    } catch (error) {
      known.failedAtMs = ctx.now.getTime();
      log("warn", "recent_answer.not_read", { name, error });
    }
  }

  return {
    async get(ctx) {
      const known = knownOf(ctx.db);
      const nowMs = ctx.now.getTime();
      if (nowMs - known.readAtMs > waitAfterMs) {
        if (nowMs - known.failedAtMs > readEveryMs) await renew(ctx, known);
      } else if (nowMs - known.askedAtMs > readEveryMs) {
        ctx.defer(renew(ctx, known));
      }
      return known.answer;
    },
    forget: (db) => void knownBy.delete(db),
  };
}
