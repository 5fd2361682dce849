import type { UserContext } from "../../../platform/context.ts";
import { getExport } from "./get-export.ts";
import { openFile } from "./open-file.ts";
import { markFetched } from "./repo.ts";

interface DownloadExport {
  ctx: UserContext;
  input: { exportId: string };
}

/** Opens a finished file for streaming; throws NOT_READY until it lies in the bucket. */
export async function downloadExport({ ctx, input }: DownloadExport) {
  const file = await openFile(ctx, await getExport({ ctx, input }));
  ctx.defer(markFetched(ctx.db, input.exportId, ctx.actor.userId, ctx.now.toISOString()));
  return file;
}
