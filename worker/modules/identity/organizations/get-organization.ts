import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { OrganizationDetails } from "./contract.ts";
import { findOrganization } from "./repo.ts";

interface GetOrganization {
  ctx: UserContext;
  input: { organizationId: string };
}

/** An organization the caller belongs to, with their role; NOT_FOUND otherwise. */
export async function getOrganization({
  ctx,
  input,
}: GetOrganization): Promise<OrganizationDetails> {
  const row = await findOrganization(ctx.db, ctx.actor.userId, input.organizationId);
  if (row === undefined) throw new NotFoundError("organization");
  return row;
}
