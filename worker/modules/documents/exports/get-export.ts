import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { presentExport } from "./present-export.ts";
import { findExport } from "./repo.ts";

interface GetExport {
  ctx: UserContext;
  input: { exportId: string };
}

/** An export with the state of its job; throws NOT_FOUND outside the caller's organizations. */
export async function getExport({ ctx, input }: GetExport) {
  const row = await findExport(ctx.db, ctx.actor.userId, input.exportId);
  if (row === undefined) throw new NotFoundError("export");
  return presentExport(row);
}
