import type { UserContext } from "../../../platform/context.ts";
import { seal } from "../../../platform/sealing/seal.ts";
import { assertOwner } from "../recovery/assert-owner.ts";
import type { OwnerProof } from "../recovery/contract.ts";
import type { NewTwoFactor } from "./contract.ts";
import { TwoFactorStateError } from "./errors.ts";
import { upsertPending } from "./repo.ts";
import { newTotpSecret, totpUri } from "./totp.ts";

interface BeginTwoFactor {
  ctx: UserContext;
  input: OwnerProof & { address: string | null };
}

/** A secret for the caller's authenticator, in force once a code of it is confirmed. */
export async function beginTwoFactor({ ctx, input }: BeginTwoFactor): Promise<NewTwoFactor> {
  const holder = await assertOwner(ctx, input);
  const secret = newTotpSecret();
  const isStored = await upsertPending(ctx.db, {
    userId: holder.id,
    sealedSecret: await seal(ctx.env.encryptionKeys, secret, holder.id),
    lastStep: 0,
    createdAt: ctx.now.toISOString(),
  });
  if (!isStored) throw new TwoFactorStateError("on");
  return { secret, uri: totpUri(secret, holder.email) };
}
