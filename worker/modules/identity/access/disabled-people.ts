import { countRoundTrips, type Database } from "../../../db/client.ts";
import type { Context } from "../../../platform/context.ts";
import { log } from "../../../platform/log.ts";
import { DisabledMeanwhileError } from "../errors.ts";
import { accessTokenLifetimeSeconds } from "../sessions/session-lifetime.ts";
import { selectDisabledSince } from "./repo.ts";

const readEveryMs = 5_000;
const waitAfterMs = 30_000;
const clockDifferenceMs = 60_000;

/** Who was disabled within the life of an access token; older tokens are dead anyway. */
interface Known {
  ids: ReadonlySet<string>;
  readAtMs: number;
  askedAtMs: number;
  failedAtMs: number;
}

const knownBy = new WeakMap<Database, Known>();

/**
 * Throws UNAUTHENTICATED when a token's owner was disabled. What an isolate knows is five seconds old
 * at most while it is asked, and no request waits for the database but the first after half a minute.
 */
export async function assertEnabled(ctx: Context, userId: string): Promise<void> {
  const known = knownOf(ctx.db);
  const nowMs = ctx.now.getTime();
  if (nowMs - known.readAtMs > waitAfterMs) {
    if (nowMs - known.failedAtMs > readEveryMs) await read(ctx, known);
  } else if (nowMs - known.askedAtMs > readEveryMs) {
    ctx.defer(read(ctx, known));
  }
  if (known.ids.has(userId)) throw new DisabledMeanwhileError();
}

/** Has the next request ask who is disabled, because that has just changed. */
export function forgetDisabledPeople(db: Database): void {
  knownBy.delete(db);
}

function knownOf(db: Database): Known {
  const nothing = { ids: new Set<string>(), readAtMs: 0, askedAtMs: 0, failedAtMs: 0 };
  const known = knownBy.get(db) ?? nothing;
  knownBy.set(db, known);
  return known;
}

// Its round trip is the isolate's, not the request's.
async function read(ctx: Context, known: Known): Promise<void> {
  known.askedAtMs = ctx.now.getTime();
  const lifetimeMs = accessTokenLifetimeSeconds * 1000 + clockDifferenceMs;
  const since = new Date(ctx.now.getTime() - lifetimeMs).toISOString();
  try {
    known.ids = new Set(await countRoundTrips(() => selectDisabledSince(ctx.db, since)));
    known.readAtMs = ctx.now.getTime();
  } catch (error) {
    // While the database is away, what is known goes on to count.
    known.failedAtMs = ctx.now.getTime();
    log("warn", "disabled_people.not_read", { error });
  }
}
