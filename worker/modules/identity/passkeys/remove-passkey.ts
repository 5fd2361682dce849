import { NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { lockedPasswordHash } from "../accounts/password-hash.ts";
import { LastWayInError } from "../oauth/errors.ts";
import { assertProof } from "../recovery/assert-proof.ts";
import type { ProofRequest } from "../recovery/contract.ts";
import { securityPage } from "../sessions/security-page.ts";
import { deletePasskey, findOwnPasskey } from "./repo.ts";

interface RemovePasskey {
  ctx: UserContext;
  input: ProofRequest & { passkeyId: string; address: string | null };
}

/** Forgets a passkey of the caller; CONFLICT when it is the last way into the account. */
export async function removePasskey({ ctx, input }: RemovePasskey): Promise<void> {
  const holder = await assertProof(ctx, input);
  const { passkeyId } = input;
  const passkey = await findOwnPasskey(ctx.db, holder.id, passkeyId);
  if (passkey === undefined) throw new NotFoundError("passkey");
  const audit = auditRow(ctx, {
    organizationId: holder.organizationId,
    action: "user.passkey_removed",
    entityType: "user",
    entityId: holder.id,
    data: { name: passkey.name },
  });
  const mail = sendEmail(ctx, "way-in-changed", holder.email, {
    name: holder.name,
    change: `The passkey “${passkey.name}” no longer opens your account.`,
    url: securityPage(ctx),
  });
  const outcome = await deletePasskey(
    ctx.db,
    { userId: holder.id, passkeyId, lockedHash: lockedPasswordHash },
    audit,
    mail.statementsWhen,
  );
  if (outcome === "unknown") throw new NotFoundError("passkey");
  if (outcome === "last") throw new LastWayInError();
  mail.handOver();
}
