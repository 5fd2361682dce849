import type { Context } from "../../../platform/context.ts";
import { recentAnswer } from "../../../platform/recent-answer.ts";
import { DisabledMeanwhileError } from "../errors.ts";
import { accessTokenLifetimeSeconds } from "../sessions/session-lifetime.ts";
import { selectDisabledSince } from "./repo.ts";

const clockDifferenceMs = 60_000;

/** Who was disabled within the life of an access token; older tokens are dead anyway. */
export const disabledPeople = recentAnswer<ReadonlySet<string>>(
  "disabled people",
  new Set(),
  async ({ db, now }) => {
    const lifetimeMs = accessTokenLifetimeSeconds * 1000 + clockDifferenceMs;
    const since = new Date(now.getTime() - lifetimeMs).toISOString();
    return new Set(await selectDisabledSince(db, since));
  },
);

/** Throws UNAUTHENTICATED when a token's owner was disabled. */
export async function assertEnabled(ctx: Context, userId: string): Promise<void> {
  if ((await disabledPeople.get(ctx)).has(userId)) throw new DisabledMeanwhileError();
}
