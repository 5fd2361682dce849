import { assertCan } from "../../../kernel/access.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { OrganizationDetails, UpdateOrganizationRequest } from "./contract.ts";
import { getOrganization } from "./get-organization.ts";
import { renameOrganization } from "./repo.ts";

interface UpdateOrganization {
  ctx: UserContext;
  input: { organizationId: string; changes: UpdateOrganizationRequest };
}

/** Renames an organization. */
export async function updateOrganization({
  ctx,
  input,
}: UpdateOrganization): Promise<OrganizationDetails> {
  const organization = await getOrganization({ ctx, input });
  assertCan(organization.role, "organization.update");
  const { name } = input.changes;
  const audit = auditRow(ctx, {
    organizationId: organization.id,
    action: "organization.updated",
    entityType: "organization",
    entityId: organization.id,
    data: { before: { name: organization.name }, after: { name } },
  });
  await renameOrganization(ctx.db, organization.id, name, audit);
  return { ...organization, name };
}
