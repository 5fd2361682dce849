import type { ClientInfo, Context } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { findPassword } from "../accounts/password-hash.ts";
import { WrongCredentialsError } from "../errors.ts";
import { checkFactor } from "./check-factor.ts";
import type { LogInRequest, SignedIn } from "./contract.ts";
import { recordFailure } from "./record-failure.ts";
import { selectAccountsByEmail } from "./repo.ts";
import { startSession } from "./start-session.ts";

/**
 * Starts a session in the account of this e-mail and password; an unknown e-mail costs the same one
 * hash as a wrong password.
 */
export async function logIn({
  ctx,
  input,
}: {
  ctx: Context;
  input: LogInRequest & { client: ClientInfo };
}): Promise<SignedIn> {
  await enforceLimit({
    ctx,
    policy: "logIn",
    address: input.client.ipAddress,
    account: input.email,
  });
  const accounts = await selectAccountsByEmail(ctx.db, input.email);
  const hashes = accounts.map(({ passwordHash }) => passwordHash);
  const account = accounts[await findPassword(input.password, hashes)];
  if (account === undefined) {
    ctx.defer(recordFailure(ctx, accounts, "password"));
    throw new WrongCredentialsError();
  }
  await checkFactor(ctx, account, input.code);
  return await startSession(ctx, account, input.client, "password");
}
