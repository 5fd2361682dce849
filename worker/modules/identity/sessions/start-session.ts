import { auditRow } from "../../../platform/audit/audit.ts";
import type { ClientInfo, Context } from "../../../platform/context.ts";
import { AccountDisabledError } from "../errors.ts";
import type { SignedIn } from "./contract.ts";
import { newSession } from "./new-session.ts";
import { recordFailure } from "./record-failure.ts";
import { type Account, insertSession } from "./repo.ts";
import { tellNewDevice } from "./tell-new-device.ts";

/** Starts a session of who has proved that an account is theirs; FORBIDDEN where it is disabled. */
export async function startSession(
  ctx: Context,
  { user, organization }: Pick<Account, "user" | "organization">,
  client: ClientInfo,
  method: string,
): Promise<SignedIn> {
  const session = await newSession(ctx, user.id, client);
  const audit = auditRow(session.user, {
    organizationId: organization.id,
    action: "session.started",
    entityType: "session",
    entityId: session.row.id,
    data: { method },
  });
  const { maxSessionsPerUser, supportEmail } = ctx.env;
  const disabledFor = await insertSession(ctx.db, session.row, audit, maxSessionsPerUser);
  if (disabledFor !== undefined) {
    ctx.defer(recordFailure(ctx, [{ user, organization }], "disabled account"));
    throw new AccountDisabledError(disabledFor, supportEmail);
  }
  ctx.defer(tellNewDevice(ctx, user, client));
  return { ...session.tokens, user, organization };
}
