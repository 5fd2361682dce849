import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { AcceptedInvitation } from "./contract.ts";
import { DeadInvitationError, OtherAddressError } from "./errors.ts";
import { openOffer } from "./get-invitation-offer.ts";
import { acceptInvitationRow, findEmailOf } from "./repo.ts";

interface AcceptInvitation {
  ctx: UserContext;
  input: { token: string };
}

/** Makes the invited person a member; FORBIDDEN when the caller has another e-mail. */
export async function acceptInvitation({
  ctx,
  input,
}: AcceptInvitation): Promise<AcceptedInvitation> {
  const { userId } = ctx.actor;
  const [offer, email] = await Promise.all([
    openOffer({ ctx, input }),
    findEmailOf(ctx.db, userId),
  ]);
  if (email?.toLowerCase() !== offer.email.toLowerCase()) throw new OtherAddressError();
  const now = ctx.now.toISOString();
  const audit = auditRow(ctx, {
    organizationId: offer.organizationId,
    action: "invitation.accepted",
    entityType: "invitation",
    entityId: offer.id,
    data: { role: offer.role },
  });
  const acceptance = { invitationId: offer.id, userId, now };
  const accepted = await acceptInvitationRow(ctx.db, acceptance, audit);
  if (accepted === undefined) throw new DeadInvitationError();
  return accepted;
}
