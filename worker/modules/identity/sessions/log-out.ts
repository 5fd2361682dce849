import type { Context } from "../../../platform/context.ts";
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
  await deleteSession(ctx.db, familyHash);
}
