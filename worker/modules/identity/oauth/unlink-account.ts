import { NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { lockedPasswordHash } from "../accounts/password-hash.ts";
import { assertProof } from "../recovery/assert-proof.ts";
import type { ProofRequest } from "../recovery/contract.ts";
import { securityPage } from "../sessions/security-page.ts";
import { LastWayInError } from "./errors.ts";
import { findProvider } from "./providers.ts";
import { deleteLinkedAccount } from "./repo.ts";

interface UnlinkAccount {
  ctx: UserContext;
  input: ProofRequest & { provider: string; address: string | null };
}

/** Takes a provider's account away as a way in; CONFLICT when it is the last one. */
export async function unlinkAccount({ ctx, input }: UnlinkAccount): Promise<void> {
  const holder = await assertProof(ctx, input);
  const name = findProvider(ctx, input.provider)?.name ?? input.provider;
  const audit = auditRow(ctx, {
    organizationId: holder.organizationId,
    action: "user.account_unlinked",
    entityType: "user",
    entityId: holder.id,
    data: { provider: name },
  });
  const mail = sendEmail(ctx, "way-in-changed", holder.email, {
    name: holder.name,
    change: `${name} no longer opens your account.`,
    url: securityPage(ctx),
  });
  const outcome = await deleteLinkedAccount(
    ctx.db,
    { userId: holder.id, provider: input.provider, lockedHash: lockedPasswordHash },
    audit,
    mail.statementsWhen,
  );
  if (outcome === "unknown") throw new NotFoundError("linked account");
  if (outcome === "last") throw new LastWayInError();
  mail.handOver();
}
