import type { Context } from "../../../platform/context.ts";
import { hashSecret } from "../accounts/secret-token.ts";
import { type CeremonyRow, insertCeremony } from "./repo.ts";

const lifetimeMs = 10 * 60 * 1000;

/** Remembers something for ten minutes under a secret, of which only the hash is kept. */
export async function beginCeremony(
  ctx: Context,
  secret: string,
  ceremony: Pick<CeremonyRow, "kind" | "userId" | "data">,
): Promise<void> {
  const expiresAt = new Date(ctx.now.getTime() + lifetimeMs).toISOString();
  await insertCeremony(ctx.db, { hash: await hashSecret(secret), ...ceremony, expiresAt });
}
