import { auditRow } from "../../../platform/audit/audit.ts";
import type { Context } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { assertNotBreached } from "../accounts/breached-password.ts";
import { hashPassword, newSalt } from "../accounts/password-hash.ts";
import { claimAddress } from "../accounts/repo.ts";
import { hashSecret } from "../accounts/secret-token.ts";
import type { ResetPasswordRequest } from "./contract.ts";
import { DeadLinkError } from "./errors.ts";
import { changePasswordHash, consumeToken, findHolderByToken } from "./repo.ts";

interface ResetPassword {
  ctx: Context;
  input: ResetPasswordRequest & { address: string | null };
}

/** Sets the password that a mailed link allows, once, and logs every device out. */
export async function resetPassword({ ctx, input }: ResetPassword): Promise<void> {
  await enforceLimit({ ctx, policy: "resetPassword", address: input.address });
  const now = ctx.now.toISOString();
  const hash = await hashSecret(input.token);
  const holder = await findHolderByToken(ctx.db, "reset_password", hash, now);
  if (holder === undefined) throw new DeadLinkError();
  await assertNotBreached(ctx.env, "password", input.password);
  const { salt } = await claimAddress(ctx.db, holder.email, newSalt());
  const passwordHash = await hashPassword(input.password, salt);
  if (!(await consumeToken(ctx.db, "reset_password", hash, now))) throw new DeadLinkError();
  const actor = { kind: "user", userId: holder.id, sessionId: "" } as const;
  const audit = auditRow(
    { ...ctx, actor },
    {
      organizationId: holder.organizationId,
      action: "user.password_reset",
      entityType: "user",
      entityId: holder.id,
    },
  );
  const mail = sendEmail(ctx, "password-changed", holder.email, {
    name: holder.name,
    url: `${ctx.origin}/forgot-password`,
  });
  const change = { userId: holder.id, passwordHash, now, byMail: true };
  await changePasswordHash(ctx.db, change, audit, mail.statements);
  mail.handOver();
  recheckRooms(ctx, { userId: holder.id });
}
