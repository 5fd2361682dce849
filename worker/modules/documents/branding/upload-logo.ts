import { assertCan } from "../../../kernel/access.ts";
import { DomainError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { Branding, UploadLogoRequest } from "./contract.ts";
import { memberOf } from "./get-branding.ts";
import { logoKey } from "./logo-key.ts";
import { changeBranding } from "./put-branding.ts";
import { readLogo } from "./read-logo.ts";

interface UploadLogo {
  ctx: UserContext;
  input: UploadLogoRequest & { organizationId: string };
}

/** Takes a PNG or JPEG, told by its first bytes, as the organization's logo. */
export async function uploadLogo({ ctx, input }: UploadLogo): Promise<Branding> {
  const { organizationId } = input;
  const { role } = await memberOf({ ctx, input });
  assertCan(role, "branding.update");

  const bytes = Uint8Array.from(atob(input.data), (character) => character.charCodeAt(0));
  const logo = await readLogo(bytes);
  if (logo === null) {
    throw new DomainError(
      "VALIDATION_FAILED",
      "The logo must be a PNG or JPEG of at most 4,000 pixels a side. Save an SVG as PNG first.",
      { issues: [{ path: "body.data", message: "is no PNG or JPEG of such a size" }] },
    );
  }
  await ctx.env.files.put(logoKey(organizationId, logo.hash), bytes, {
    httpMetadata: { contentType: `image/${logo.type}` },
  });
  return changeBranding({ ctx, organizationId, changes: { logo } });
}
