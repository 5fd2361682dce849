import type { Context } from "../../../platform/context.ts";
import { uploadPrefix } from "./storage-key.ts";

const keptDays = 7;

/** Clears files away whose import failed or never ran, a week after their upload; answers how many. */
export async function deleteStaleUploads({ ctx }: { ctx: Context }): Promise<number> {
  const before = ctx.now.getTime() - keptDays * 24 * 60 * 60 * 1000;
  let deleted = 0;
  let cursor: string | undefined;
  do {
    const page = await ctx.env.files.list({ prefix: uploadPrefix, ...(cursor && { cursor }) });
    const stale = page.objects.filter(({ uploaded }) => uploaded.getTime() < before);
    if (stale.length > 0) await ctx.env.files.delete(stale.map(({ key }) => key));
    deleted += stale.length;
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return deleted;
}
