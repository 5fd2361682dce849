import type { Context } from "../../../platform/context.ts";
import type { InvitationOffer } from "./contract.ts";
import { DeadInvitationError } from "./errors.ts";
import { readInvitationToken } from "./invitation-token.ts";
import { findOffer } from "./repo.ts";

interface FindOffer {
  ctx: Context;
  input: { token: string };
}

/** The open invitation of a mailed link; NOT_FOUND when it was answered, revoked or is too old. */
export async function openOffer({ ctx, input }: FindOffer) {
  const { invitationId, tokenHash } = await readInvitationToken(input.token);
  const offer = await findOffer(ctx.db, invitationId, ctx.now.toISOString());
  if (offer === undefined || offer.tokenHash !== tokenHash) throw new DeadInvitationError();
  return offer;
}

/** What somebody with the link is told before they answer. */
export async function getInvitationOffer({ ctx, input }: FindOffer): Promise<InvitationOffer> {
  const { invitedBy, ...offer } = await openOffer({ ctx, input });
  return { ...offer, invitedBy: invitedBy.name };
}
