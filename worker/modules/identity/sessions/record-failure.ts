import { auditRow } from "../../../platform/audit/audit.ts";
import { recordAudit } from "../../../platform/audit/repo.ts";
import type { Context } from "../../../platform/context.ts";
import type { Account } from "./repo.ts";

/** Tells the organizations of those whose e-mail was tried. */
export async function recordFailure(
  ctx: Context,
  accounts: readonly Pick<Account, "user" | "organization">[],
  wrong: "password" | "second factor" | "disabled account" | "passkey",
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
