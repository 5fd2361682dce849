import { assertCan } from "../../../kernel/access.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { type Branding, type BrandingSettings, usualSettings } from "./contract.ts";
import { brandingOf, memberOf } from "./get-branding.ts";
import { type BrandingChange, saveBranding } from "./repo.ts";

interface PutBranding {
  ctx: UserContext;
  input: { organizationId: string; settings: BrandingSettings };
}

/** Sets how an organization's exports look from now on; files that were made stay as they are. */
export async function putBranding({ ctx, input }: PutBranding): Promise<Branding> {
  const { organizationId, settings } = input;
  const { role } = await memberOf({ ctx, input });
  assertCan(role, "branding.update");
  return changeBranding({ ctx, organizationId, changes: { settings } });
}

interface ChangeBranding {
  ctx: UserContext;
  organizationId: string;
  changes: BrandingChange["changes"];
}

/** Writes a change of branding with its audit row and answers the branding as it is then. */
export async function changeBranding({
  ctx,
  organizationId,
  changes,
}: ChangeBranding): Promise<Branding> {
  const audit = auditRow(ctx, {
    organizationId,
    action: "branding.updated",
    entityType: "organization",
    entityId: organizationId,
    data: changes,
  });
  const updatedAt = ctx.now.toISOString();
  const updatedBy = ctx.actor.userId;
  const change = { organizationId, usual: usualSettings, changes, updatedAt, updatedBy };
  await saveBranding(ctx.db, change, audit);
  return brandingOf({ ctx, input: { organizationId } });
}
