import { auditRow } from "../../../platform/audit/audit.ts";
import type { Context } from "../../../platform/context.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { SessionEndedError } from "../errors.ts";
import { signAccessToken } from "./access-token.ts";
import type { TokenPair } from "./contract.ts";
import { openKeyRing } from "./key-ring.ts";
import { nextRefreshToken, type RefreshToken, readRefreshToken } from "./refresh-token.ts";
import { endReplayedSession, findFamily, rotateRefreshToken } from "./repo.ts";
import { accessTokenLifetimeSeconds, sessionExpiry } from "./session-lifetime.ts";

const lostAnswerSeconds = 30;

/**
 * Exchanges a refresh token for a new pair and extends the session; the old one is dead at once, and
 * showing it again ends the session. Of two callers at the same moment one wins and nothing ends.
 * `mayLoseAnswers` is for browsers, which drop an answer with its cookie when a page is left early:
 * for half a minute, and until the new token is used, they are given the same pair again.
 */
export async function refreshSession({
  ctx,
  input,
}: {
  ctx: Context;
  input: { refreshToken: string | undefined; mayLoseAnswers: boolean; address: string | null };
}): Promise<TokenPair> {
  await enforceLimit({ ctx, policy: "refreshSession", address: input.address });
  if (input.refreshToken === undefined) throw new SessionEndedError();
  const current = await readRefreshToken(input.refreshToken);
  const { succession } = await openKeyRing(ctx.env.signingKeys);
  const next = await nextRefreshToken(current.token, succession);
  const rotated = await rotateRefreshToken(ctx.db, current, {
    refreshTokenHash: next.refreshTokenHash,
    lastUsedAt: ctx.now.toISOString(),
    expiresAt: sessionExpiry(ctx.now),
  });
  const session = rotated ?? (await findLostAnswer(ctx, current, next, input.mayLoseAnswers));
  const actor = { kind: "user", userId: session.userId, sessionId: session.id } as const;
  return {
    accessToken: await signAccessToken(ctx, actor),
    expiresIn: accessTokenLifetimeSeconds,
    refreshToken: next.token,
  };
}

/** The session whose last answer may be given again; otherwise says why the token is refused. */
async function findLostAnswer(
  ctx: Context,
  token: RefreshToken,
  next: RefreshToken,
  mayLoseAnswers: boolean,
) {
  const family = await findFamily(ctx.db, token.familyHash);
  if (family === undefined) throw new SessionEndedError();
  if (family.endedReason !== null) throw new SessionEndedError(family.endedReason);
  const forgivenSince = new Date(ctx.now.getTime() - lostAnswerSeconds * 1000).toISOString();
  const isLast = family.refreshTokenHash === next.refreshTokenHash;
  if (mayLoseAnswers && isLast && family.rotatedAt !== null && family.rotatedAt > forgivenSince) {
    return family;
  }
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
  if (await endReplayedSession(ctx.db, family.id, ctx.now.toISOString(), audit)) {
    recheckRooms(ctx, { userId: family.userId });
  }
  throw new SessionEndedError("replayed");
}
