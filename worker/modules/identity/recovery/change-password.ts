import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import { assertNotBreached } from "../accounts/breached-password.ts";
import { hashPassword, newSalt } from "../accounts/password-hash.ts";
import { claimAddress } from "../accounts/repo.ts";
import { assertPassword } from "./assert-password.ts";
import type { ChangePasswordRequest } from "./contract.ts";
import { changePasswordHash } from "./repo.ts";

interface ChangePassword {
  ctx: UserContext;
  input: ChangePasswordRequest & { address: string | null };
}

/** Changes the caller's password and logs all other devices out. */
export async function changePassword({ ctx, input }: ChangePassword): Promise<void> {
  const { userId, sessionId } = ctx.actor;
  const holder = await assertPassword(ctx, input);
  await assertNotBreached(ctx.env, "newPassword", input.newPassword);
  const audit = auditRow(ctx, {
    organizationId: holder.organizationId,
    action: "user.password_changed",
    entityType: "user",
    entityId: userId,
  });
  const mail = sendEmail(ctx, "password-changed", holder.email, {
    name: holder.name,
    url: `${ctx.origin}/forgot-password`,
  });
  const { salt } = await claimAddress(ctx.db, holder.email, newSalt());
  const passwordHash = await hashPassword(input.newPassword, salt);
  const now = ctx.now.toISOString();
  const change = { userId, passwordHash, now, exceptSessionId: sessionId };
  await changePasswordHash(ctx.db, change, audit, mail.statements);
  mail.handOver();
  recheckRooms(ctx, { userId });
}
