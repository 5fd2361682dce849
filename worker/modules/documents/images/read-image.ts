import type { Context } from "../../../platform/context.ts";
import { imageIdOf, storageKey } from "./image-place.ts";
import { findImageOf } from "./repo.ts";

interface ReadImage {
  ctx: Context;
  /** The organization that the caller may read. */
  input: { organizationId: string; url: string };
}

/** The bytes of an image that a text names; null when the address is none of this organization. */
export async function readImage({ ctx, input }: ReadImage): Promise<Uint8Array | null> {
  const imageId = imageIdOf(input.url);
  if (imageId === undefined) return null;
  const image = await findImageOf(ctx.db, input.organizationId, imageId);
  const stored = image && (await ctx.env.files.get(storageKey(image)));
  return stored ? new Uint8Array(await stored.arrayBuffer()) : null;
}
