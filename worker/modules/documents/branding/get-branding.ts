import { NotFoundError } from "../../../kernel/errors.ts";
import type { Context, UserContext } from "../../../platform/context.ts";
import { findMembership } from "../../identity/index.ts";
import { type Branding, usualSettings } from "./contract.ts";
import { findBranding, findBrandingForMember } from "./repo.ts";

interface GetBranding {
  ctx: UserContext;
  input: { organizationId: string };
}

/** How an organization's exports look; NOT_FOUND for those who do not belong to it. */
export async function getBranding({ ctx, input }: GetBranding): Promise<Branding> {
  const { organizationId } = input;
  const row = await findBrandingForMember(ctx.db, organizationId, ctx.actor.userId);
  if (row === undefined) throw new NotFoundError("organization");
  return {
    organizationId,
    settings: row.settings ?? usualSettings,
    logo: row.logo,
    updatedAt: row.updatedAt,
  };
}

/** The caller's membership; NOT_FOUND when there is none. */
export async function memberOf({ ctx, input }: GetBranding) {
  const membership = await findMembership({ ctx, organizationId: input.organizationId });
  if (membership === undefined) throw new NotFoundError("organization");
  return membership;
}

/** The same for work whose access has been checked before. */
export async function brandingOf({
  ctx,
  input: { organizationId },
}: {
  ctx: Context;
  input: { organizationId: string };
}): Promise<Branding> {
  const row = await findBranding(ctx.db, organizationId);
  return row === undefined
    ? { organizationId, settings: usualSettings, logo: null, updatedAt: null }
    : { organizationId, ...row };
}
