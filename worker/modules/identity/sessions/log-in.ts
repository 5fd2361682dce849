import { auditRow } from "../../../platform/audit/audit.ts";
import { recordAudit } from "../../../platform/audit/repo.ts";
import type { ClientInfo, Context } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { findPassword } from "../accounts/password-hash.ts";
import { AccountDisabledError, WrongCredentialsError } from "../errors.ts";
import { checkSecondFactor } from "../two-factor/check-second-factor.ts";
import type { LogInRequest, SignedIn } from "./contract.ts";
import { newSession } from "./new-session.ts";
import { insertSession, selectAccountsByEmail } from "./repo.ts";

type Account = Awaited<ReturnType<typeof selectAccountsByEmail>>[number];

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
  const { user, organization } = account;
  const session = await newSession(ctx, user.id, input.client);
  const audit = auditRow(session.user, {
    organizationId: organization.id,
    action: "session.started",
    entityType: "session",
    entityId: session.row.id,
  });
  const { maxSessionsPerUser, supportEmail } = ctx.env;
  const disabledFor = await insertSession(ctx.db, session.row, audit, maxSessionsPerUser);
  if (disabledFor !== undefined) {
    ctx.defer(recordFailure(ctx, [account], "disabled account"));
    throw new AccountDisabledError(disabledFor, supportEmail);
  }
  return { ...session.tokens, user, organization };
}

async function checkFactor(ctx: Context, account: Account, code: string | undefined) {
  const { user, sealedSecret } = account;
  if (sealedSecret === null) return;
  try {
    await checkSecondFactor(ctx, { userId: user.id, sealedSecret }, code);
  } catch (error) {
    if (code !== undefined) ctx.defer(recordFailure(ctx, [account], "second factor"));
    throw error;
  }
}

/** Tells the organizations of those whose e-mail was tried. */
async function recordFailure(
  ctx: Context,
  accounts: Account[],
  wrong: "password" | "second factor" | "disabled account",
): Promise<void> {
  const rows = accounts.map(({ user, organization }) =>
    auditRow(ctx, {
      organizationId: organization.id,
      action: "session.refused",
      entityType: "user",
      entityId: user.id,
      data: { email: user.email, wrong },
      outcome: "failed",
    }),
  );
  await recordAudit(ctx.db, ...rows);
}
