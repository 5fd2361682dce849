import type { Context } from "../../../platform/context.ts";
import { SessionEndedError } from "../errors.ts";
import { accessTokenLifetimeSeconds, signAccessToken } from "./access-token.ts";
import type { TokenPair } from "./contract.ts";
import { hashRefreshToken, newRefreshToken } from "./refresh-token.ts";
import { rotateRefreshToken } from "./repo.ts";
import { sessionExpiry } from "./session-lifetime.ts";

/** Exchanges a refresh token for a new pair and extends the session; the old one is dead at once. */
export async function refreshSession({
  ctx,
  input,
}: {
  ctx: Context;
  input: { refreshToken: string | undefined };
}): Promise<TokenPair> {
  if (input.refreshToken === undefined) throw new SessionEndedError();
  const refreshToken = newRefreshToken();
  const session = await rotateRefreshToken(ctx.db, await hashRefreshToken(input.refreshToken), {
    refreshTokenHash: await hashRefreshToken(refreshToken),
    lastUsedAt: ctx.now.toISOString(),
    expiresAt: sessionExpiry(ctx.now),
  });
  if (session === undefined) throw new SessionEndedError();
  const actor = {
    kind: "user",
    userId: session.userId,
    sessionId: session.id,
  } as const;
  const accessToken = await signAccessToken(ctx, actor);
  return { accessToken, expiresIn: accessTokenLifetimeSeconds, refreshToken };
}
