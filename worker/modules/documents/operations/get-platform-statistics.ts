import type { UserContext } from "../../../platform/context.ts";
import { assertPlatform } from "../../identity/index.ts";
import type { PlatformStatistics } from "./contract.ts";
import { selectStatistics } from "./repo.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** How much there is of everything, and how well it goes; one round trip. */
export async function getPlatformStatistics({
  ctx,
}: {
  ctx: UserContext;
}): Promise<PlatformStatistics> {
  const ago = (days: number) => new Date(ctx.now.getTime() - days * dayMs).toISOString();
  const since = { day: ago(1), week: ago(7), month: ago(30) };
  const found = await selectStatistics(ctx.db, ctx.actor.userId, since);
  assertPlatform(ctx, found.caller, "platform_statistics.read");
  const { people, content, quality } = found;
  if (!people || !content || !quality) throw new Error("The counts have no row.");
  const { open, failedLastDay, givenUpLastWeek, queued, failedLastWeek, ...rest } = content;
  return {
    ...people,
    ...rest,
    jobs: { open, failedLastDay, givenUpLastWeek },
    emails: { queued, failedLastWeek },
    quality,
  };
}
