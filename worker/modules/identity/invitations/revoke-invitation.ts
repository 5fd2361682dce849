import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { getOrganization } from "../organizations/get-organization.ts";
import { closeInvitation } from "./repo.ts";

interface RevokeInvitation {
  ctx: UserContext;
  input: { organizationId: string; invitationId: string };
}

/** Takes an invitation back; its link stops working at once. */
export async function revokeInvitation({ ctx, input }: RevokeInvitation): Promise<void> {
  const { organizationId, invitationId: id } = input;
  const organization = await getOrganization({ ctx, input });
  assertCan(organization.role, "member.manage");
  const invitation = { id, organizationId };
  const audit = auditRow(ctx, {
    organizationId,
    action: "invitation.revoked",
    entityType: "invitation",
    entityId: id,
  });
  const now = ctx.now.toISOString();
  const closed = await closeInvitation(ctx.db, invitation, "revoked", now, audit);
  if (!closed) throw new NotFoundError("invitation");
}
