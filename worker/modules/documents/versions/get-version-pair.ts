import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { findVersionPair } from "./repo.ts";

interface GetVersionPair {
  ctx: UserContext;
  input: { versionId: string; against: string };
}

type VersionText = Awaited<ReturnType<typeof findVersionPair>>[number];

/**
 * Another version of a document, or with `previous` the one before if there is one, and this one;
 * NOT_FOUND outside the caller's organizations. One round trip.
 */
export async function getVersionPair({
  ctx,
  input,
}: GetVersionPair): Promise<[from: VersionText | null, to: VersionText]> {
  const { versionId, against } = input;
  const pair = await findVersionPair(ctx.db, ctx.actor.userId, versionId, against);
  const to = pair.find(({ id }) => id === versionId);
  if (to === undefined) throw new NotFoundError("version");
  const from = against === versionId ? to : pair.find(({ id }) => id !== versionId);
  if (from === undefined && against !== "previous") throw new NotFoundError("version");
  return [from ?? null, to];
}
