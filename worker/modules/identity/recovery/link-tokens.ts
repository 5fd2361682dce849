import type { Context } from "../../../platform/context.ts";
import { hashSecret, newSecret } from "../accounts/secret-token.ts";
import type { LinkKind, UserTokenRow } from "./repo.ts";

const linkLifetimesMs = {
  verify_email: 24 * 60 * 60 * 1000,
  reset_password: 60 * 60 * 1000,
  change_email: 24 * 60 * 60 * 1000,
} as const satisfies Record<LinkKind, number>;

/** A single-use secret for a link, and the row that knows it by its hash. */
export async function newLinkToken(
  ctx: Context,
  kind: LinkKind,
  userId: string,
): Promise<{ token: string; row: UserTokenRow }> {
  const token = newSecret();
  const row = {
    hash: await hashSecret(token),
    kind,
    userId,
    createdAt: ctx.now.toISOString(),
    expiresAt: new Date(ctx.now.getTime() + linkLifetimesMs[kind]).toISOString(),
  };
  return { token, row };
}
