import { assertCan } from "../../../kernel/access.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { Branding } from "./contract.ts";
import { memberOf } from "./get-branding.ts";
import { changeBranding } from "./put-branding.ts";

interface DeleteLogo {
  ctx: UserContext;
  input: { organizationId: string };
}

/** Takes the logo off exports to come; its bytes stay for those that were asked for before. */
export async function deleteLogo({ ctx, input }: DeleteLogo): Promise<Branding> {
  const { role } = await memberOf({ ctx, input });
  assertCan(role, "branding.update");
  return changeBranding({ ctx, organizationId: input.organizationId, changes: { logo: null } });
}
