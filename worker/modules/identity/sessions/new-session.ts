import { newId } from "../../../kernel/ids.ts";
import type { ClientInfo, Context, UserContext } from "../../../platform/context.ts";
import { signAccessToken } from "./access-token.ts";
import type { TokenPair } from "./contract.ts";
import { newRefreshToken } from "./refresh-token.ts";
import type { SessionRow } from "./repo.ts";
import { accessTokenLifetimeSeconds, sessionExpiry } from "./session-lifetime.ts";

/** A session about to be stored: its row, its tokens and the context of the person it is for. */
export interface NewSession {
  row: SessionRow;
  tokens: TokenPair;
  user: UserContext;
}

/** Prepares a session for a person who has proved who they are. */
export async function newSession(
  ctx: Context,
  userId: string,
  client: ClientInfo,
): Promise<NewSession> {
  const actor = { kind: "user", userId, sessionId: newId("session") } as const;
  const { token, familyHash, refreshTokenHash } = await newRefreshToken();
  const now = ctx.now.toISOString();
  return {
    row: {
      id: actor.sessionId,
      userId,
      familyHash,
      refreshTokenHash,
      ...client,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: sessionExpiry(ctx.now),
    },
    tokens: {
      accessToken: await signAccessToken(ctx, actor),
      expiresIn: accessTokenLifetimeSeconds,
      refreshToken: token,
    },
    user: { ...ctx, actor },
  };
}
