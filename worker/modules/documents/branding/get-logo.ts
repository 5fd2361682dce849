import { NotFoundError } from "../../../kernel/errors.ts";
import type { Context, UserContext } from "../../../platform/context.ts";
import { getBranding } from "./get-branding.ts";
import { logoKey } from "./logo-key.ts";

interface GetLogo {
  ctx: UserContext;
  input: { organizationId: string };
}

/** The logo's bytes; NOT_FOUND while the organization has none. */
export async function getLogo({ ctx, input }: GetLogo) {
  const { logo } = await getBranding({ ctx, input });
  const { organizationId } = input;
  const stored = logo && (await ctx.env.files.get(logoKey(organizationId, logo.hash)));
  if (!(logo && stored)) throw new NotFoundError("logo");
  return { body: stored.body, sizeBytes: stored.size, contentType: `image/${logo.type}` };
}

/** The bytes of a logo by its hash, for exports; null when they are gone. */
export async function logoBytes({
  ctx,
  input: { organizationId, hash },
}: {
  ctx: Context;
  input: { organizationId: string; hash: string };
}): Promise<Uint8Array | null> {
  const stored = await ctx.env.files.get(logoKey(organizationId, hash));
  return stored === null ? null : new Uint8Array(await stored.arrayBuffer());
}
