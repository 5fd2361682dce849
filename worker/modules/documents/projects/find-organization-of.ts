import type { UserContext } from "../../../platform/context.ts";
import { selectOrganizationOf } from "./repo.ts";

/** The organization that a thing with this id belongs to, or the one with this id. */
export async function findOrganizationOf({
  ctx,
  entityId,
}: {
  ctx: UserContext;
  entityId: string;
}): Promise<string | undefined> {
  if (entityId.startsWith("org_")) return entityId;
  return await selectOrganizationOf(ctx.db, entityId);
}
