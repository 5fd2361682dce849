import { auditRow } from "../../../platform/audit/audit.ts";
import type { Context } from "../../../platform/context.ts";
import { DeadInvitationError } from "./errors.ts";
import { openOffer } from "./get-invitation-offer.ts";
import { closeInvitation } from "./repo.ts";

interface DeclineInvitation {
  ctx: Context;
  input: { token: string };
}

/** Answers an invitation with no; whoever has the link may. */
export async function declineInvitation({ ctx, input }: DeclineInvitation): Promise<void> {
  const offer = await openOffer({ ctx, input });
  const { email, role } = offer;
  const audit = auditRow(ctx, {
    organizationId: offer.organizationId,
    action: "invitation.declined",
    entityType: "invitation",
    entityId: offer.id,
    data: { email, role },
  });
  const now = ctx.now.toISOString();
  const declined = await closeInvitation(ctx.db, offer, "declined", now, audit);
  if (!declined) throw new DeadInvitationError();
}
