import { auditRow } from "../../../platform/audit/audit.ts";
import type { Context } from "../../../platform/context.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { SessionEndedError } from "../errors.ts";
import { accessTokenLifetimeSeconds, signAccessToken } from "./access-token.ts";
import type { TokenPair } from "./contract.ts";
import { newRefreshToken, type RefreshToken, readRefreshToken } from "./refresh-token.ts";
import { endReplayedSession, findFamily, rotateRefreshToken } from "./repo.ts";
import { sessionExpiry } from "./session-lifetime.ts";

/**
 * Exchanges a refresh token for a new pair and extends the session; the old one is dead at once, and
 * showing it again ends the session. Of two callers at the same moment one wins and nothing ends.
 */
export async function refreshSession({
  ctx,
  input,
}: {
  ctx: Context;
  input: { refreshToken: string | undefined; address: string | null };
}): Promise<TokenPair> {
  await enforceLimit({ ctx, policy: "refreshSession", address: input.address });
  if (input.refreshToken === undefined) throw new SessionEndedError();
  const current = await readRefreshToken(input.refreshToken);
  const next = await newRefreshToken(current.token);
  const session = await rotateRefreshToken(ctx.db, current, {
    refreshTokenHash: next.refreshTokenHash,
    lastUsedAt: ctx.now.toISOString(),
    expiresAt: sessionExpiry(ctx.now),
  });
  if (session === undefined) return await refuse(ctx, current);
  const actor = { kind: "user", userId: session.userId, sessionId: session.id } as const;
  return {
    accessToken: await signAccessToken(ctx, actor),
    expiresIn: accessTokenLifetimeSeconds,
    refreshToken: next.token,
  };
}

async function refuse(ctx: Context, token: RefreshToken): Promise<never> {
  const family = await findFamily(ctx.db, token.familyHash);
  if (family === undefined) throw new SessionEndedError();
  if (family.endedReason !== null) throw new SessionEndedError(family.endedReason);
  const wasReplaced = family.rotatedAt !== null && family.rotatedAt < ctx.now.toISOString();
  const isReplay = wasReplaced && family.refreshTokenHash !== token.refreshTokenHash;
  if (!isReplay) throw new SessionEndedError();
  const actor = { kind: "user", userId: family.userId, sessionId: family.id } as const;
  const audit = auditRow(
    { ...ctx, actor },
    {
      organizationId: family.organizationId,
      action: "session.replayed",
      entityType: "session",
      entityId: family.id,
    },
  );
  await endReplayedSession(ctx.db, family.id, ctx.now.toISOString(), audit);
  recheckRooms(ctx, { userId: family.userId });
  throw new SessionEndedError("replayed");
}
