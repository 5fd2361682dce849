import type { UserContext } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { lockedPasswordHash } from "../accounts/password-hash.ts";
import { assertPassword } from "./assert-password.ts";
import { assertProof } from "./assert-proof.ts";
import type { OwnerProof } from "./contract.ts";
import { ProofRequiredError } from "./errors.ts";
import type { AccountHolder } from "./repo.ts";

/**
 * The caller, before something that could cost them the account: by their password or, where they have
 * none, by having signed in with a provider or a passkey within the last ten minutes; FORBIDDEN when
 * neither holds. A fresh session does not stand for a password that there is. Either way ten an hour,
 * so that a code that is asked for as well cannot be guessed.
 */
export async function assertOwner(
  ctx: UserContext,
  { currentPassword, address }: OwnerProof & { address: string | null },
): Promise<AccountHolder> {
  if (currentPassword !== undefined) return await assertPassword(ctx, { currentPassword, address });
  const holder = await assertProof(ctx, { address });
  if (holder.passwordHash !== lockedPasswordHash) throw new ProofRequiredError();
  await enforceLimit({ ctx, policy: "changePassword", address, account: holder.id });
  return holder;
}
