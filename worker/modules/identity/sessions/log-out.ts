import type { Context } from "../../../platform/context.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import { readRefreshToken } from "./refresh-token.ts";
import { deleteSession } from "./repo.ts";

/** Ends the session of a refresh token, also of one that was just replaced; or does nothing. */
export async function logOut({
  ctx,
  input,
}: {
  ctx: Context;
  input: { refreshToken: string | undefined };
}): Promise<void> {
  if (input.refreshToken === undefined) return;
  const { familyHash } = await readRefreshToken(input.refreshToken);
  const userId = await deleteSession(ctx.db, familyHash);
  if (userId !== undefined) recheckRooms(ctx, { userId });
}
