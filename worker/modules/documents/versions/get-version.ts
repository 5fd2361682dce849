import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { presentVersion } from "./present-version.ts";
import { findVersion } from "./repo.ts";

interface GetVersion {
  ctx: UserContext;
  input: { versionId: string };
}

/** A version with its text; throws NOT_FOUND outside the caller's organizations. */
export async function getVersion({ ctx, input }: GetVersion) {
  const row = await findVersion(ctx.db, ctx.actor.userId, input.versionId);
  if (row === undefined) throw new NotFoundError("version");
  return presentVersion(row);
}
