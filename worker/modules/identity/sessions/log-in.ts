import { auditRow } from "../../../platform/audit/audit.ts";
import type { Context } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { unknownPasswordHash, verifyPassword } from "../accounts/password-hash.ts";
import { WrongCredentialsError } from "../errors.ts";
import type { LogInRequest, SignedIn } from "./contract.ts";
import { type ClientInfo, newSession } from "./new-session.ts";
import { findAccountByEmail, insertSession } from "./repo.ts";

/** Starts a session; an unknown e-mail costs the same one hash as a wrong password. */
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
  const account = await findAccountByEmail(ctx.db, input.email);
  const matches = await verifyPassword(
    input.password,
    account?.passwordHash ?? unknownPasswordHash,
  );
  if (account === undefined || !matches) throw new WrongCredentialsError();
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
