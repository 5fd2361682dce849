import type { Context } from "../../../platform/context.ts";
import { hashRefreshToken } from "./refresh-token.ts";
import { deleteSession } from "./repo.ts";

/** Ends the session of a refresh token; does nothing when there is none. */
export async function logOut({
  ctx,
  input,
}: {
  ctx: Context;
  input: { refreshToken: string | undefined };
}): Promise<void> {
  if (input.refreshToken === undefined) return;
  await deleteSession(ctx.db, await hashRefreshToken(input.refreshToken));
}
