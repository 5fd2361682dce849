import { auditRow } from "../../../platform/audit/audit.ts";
import { recordAudit } from "../../../platform/audit/repo.ts";
import type { ClientInfo, Context } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { findPassword } from "../accounts/password-hash.ts";
import { WrongCredentialsError } from "../errors.ts";
import type { LogInRequest, SignedIn } from "./contract.ts";
import { newSession } from "./new-session.ts";
import { insertSession, selectAccountsByEmail } from "./repo.ts";

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
    ctx.defer(recordFailure(ctx, accounts));
    throw new WrongCredentialsError();
  }
  const { user, organization } = account;
  const session = await newSession(ctx, user.id, input.client);
  const audit = auditRow(session.user, {
    organizationId: organization.id,
    action: "session.started",
    entityType: "session",
    entityId: session.row.id,
  });
  await insertSession(ctx.db, session.row, audit, ctx.env.maxSessionsPerUser);
  return { ...session.tokens, user, organization };
}

/** Tells the organizations of those whose e-mail was tried. */
async function recordFailure(
  ctx: Context,
  accounts: Awaited<ReturnType<typeof selectAccountsByEmail>>,
): Promise<void> {
  const rows = accounts.map(({ user, organization }) =>
    auditRow(ctx, {
      organizationId: organization.id,
      action: "session.refused",
      entityType: "user",
      entityId: user.id,
      data: { email: user.email },
      outcome: "failed",
    }),
  );
  await recordAudit(ctx.db, ...rows);
}
