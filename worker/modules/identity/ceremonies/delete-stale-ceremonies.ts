import type { Context } from "../../../platform/context.ts";
import { deleteCeremoniesBefore } from "./repo.ts";

/** Forgets the attempts to sign in that nobody finished; returns how many. */
export function deleteStaleCeremonies({ ctx }: { ctx: Context }): Promise<number> {
  return deleteCeremoniesBefore(ctx.db, ctx.now.toISOString());
}
