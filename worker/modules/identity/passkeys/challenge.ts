import { isoBase64URL } from "@simplewebauthn/server/helpers";
import type { Context } from "../../../platform/context.ts";
import { hashSecret, newSecret } from "../accounts/secret-token.ts";
import { beginCeremony } from "../ceremonies/begin-ceremony.ts";
import { type CeremonyRow, takeCeremony } from "../ceremonies/repo.ts";

type Kind = Extract<CeremonyRow["kind"], "passkey_registration" | "passkey_sign_in">;

/** How long a person has to answer; the challenge itself lasts a little longer. */
export const answerWithinMs = 5 * 60 * 1000;

/** The bytes of a challenge that can be answered once. */
export async function newChallenge(ctx: Context, kind: Kind, userId: string | null) {
  const challenge = newSecret();
  await beginCeremony(ctx, challenge, { kind, userId, data: {} });
  return isoBase64URL.toBuffer(challenge);
}

/** Uses a challenge up; false when it is over, used, or was another person's. */
export async function takeChallenge(
  ctx: Context,
  kind: Kind,
  userId: string | null,
  challenge: string,
): Promise<boolean> {
  const hash = await hashSecret(challenge);
  const row = await takeCeremony(ctx.db, kind, hash, ctx.now.toISOString());
  return row !== undefined && row.userId === userId;
}

/** The site that passkeys are made for: the host of its address, and the address itself. */
export function siteOf({ origin }: Context): { rpId: string; origin: string } {
  return { rpId: new URL(origin).hostname, origin };
}
