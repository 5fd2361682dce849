import type { Context } from "../../../platform/context.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import { readRefreshToken } from "./refresh-token.ts";
import { deleteSession } from "./repo.ts";
import type { SessionTransport } from "./transport.ts";

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
  await endFamily(ctx, familyHash);
}

/**
 * Ends the session that a browser had until it signed in anew: its cookie is the new one's. Follows
 * the answer.
 */
export function endReplaced(ctx: Context, transport: SessionTransport): void {
  ctx.defer(logOut({ ctx, input: { refreshToken: transport.collect({}) } }));
}

/** Ends the session of a token family, if it lives. */
export async function endFamily(ctx: Context, familyHash: string): Promise<void> {
  const userId = await deleteSession(ctx.db, familyHash);
  if (userId !== undefined) recheckRooms(ctx, { userId });
}
