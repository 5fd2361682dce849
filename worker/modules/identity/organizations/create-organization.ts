import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { CreateOrganizationRequest, OrganizationDetails } from "./contract.ts";
import { insertOrganization } from "./repo.ts";

interface CreateOrganization {
  ctx: UserContext;
  input: CreateOrganizationRequest;
}

/** Makes an organization that the caller owns. */
export async function createOrganization({
  ctx,
  input,
}: CreateOrganization): Promise<OrganizationDetails> {
  const organization = {
    id: newId("organization"),
    name: input.name,
    personal: false,
    createdAt: ctx.now.toISOString(),
  };
  const audit = auditRow(ctx, {
    organizationId: organization.id,
    action: "organization.created",
    entityType: "organization",
    entityId: organization.id,
    data: { name: input.name },
  });
  await insertOrganization(ctx.db, organization, ctx.actor.userId, audit);
  return { ...organization, role: "OWNER", memberCount: 1 };
}
