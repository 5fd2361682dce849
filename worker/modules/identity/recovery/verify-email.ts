import { auditRow } from "../../../platform/audit/audit.ts";
import type { Context } from "../../../platform/context.ts";
import { hashSecret } from "../accounts/secret-token.ts";
import { welcome } from "../accounts/welcome.ts";
import type { VerifyEmailRequest } from "./contract.ts";
import { DeadLinkError } from "./errors.ts";
import { consumeToken, findHolderByToken, verifyAddress } from "./repo.ts";

interface VerifyEmail {
  ctx: Context;
  input: VerifyEmailRequest;
}

/** Confirms the address that a mailed link went to; CONFLICT when another account was first. */
export async function verifyEmail({ ctx, input }: VerifyEmail): Promise<void> {
  const now = ctx.now.toISOString();
  const hash = await hashSecret(input.token);
  const holder = await findHolderByToken(ctx.db, "verify_email", hash, now);
  if (holder === undefined) throw new DeadLinkError();
  const actor = { kind: "user", userId: holder.id, sessionId: "" } as const;
  const audit = auditRow(
    { ...ctx, actor },
    {
      organizationId: holder.organizationId,
      action: "user.email_verified",
      entityType: "user",
      entityId: holder.id,
    },
  );
  const mail = welcome(ctx, holder);
  await verifyAddress(ctx.db, holder.id, now, audit, mail.statementsWhen);
  mail.handOver();
  await consumeToken(ctx.db, "verify_email", hash, now);
}
