import type { Context } from "../../../platform/context.ts";
import { imageIdOf, storageKey } from "./image-place.ts";
import { selectImagesOf } from "./repo.ts";

interface FindImages {
  ctx: Context;
  /** The organization that the caller may read. */
  input: { organizationId: string; urls: readonly string[] };
}

interface FoundImage {
  sizeBytes: number;
  /** Null when the file is gone. */
  read(): Promise<Uint8Array | null>;
}

/** The bytes of an image; null when the file is gone. */
export async function readImage(
  ctx: Context,
  image: Parameters<typeof storageKey>[0],
): Promise<Uint8Array | null> {
  const stored = await ctx.env.files.get(storageKey(image));
  return stored && new Uint8Array(await stored.arrayBuffer());
}

/**
 * The images that a text names, by their address and in one round trip; addresses that are none of
 * this organization are left out.
 */
export async function findImages({ ctx, input }: FindImages): Promise<Map<string, FoundImage>> {
  const urlsById = new Map<string, string>();
  for (const url of input.urls) {
    const imageId = imageIdOf(url);
    if (imageId !== undefined) urlsById.set(imageId, url);
  }
  if (urlsById.size === 0) return new Map();
  const rows = await selectImagesOf(ctx.db, input.organizationId, [...urlsById.keys()]);
  return new Map(
    rows.map((image) => [
      urlsById.get(image.id) ?? "",
      {
        sizeBytes: image.sizeBytes,
        read: () => readImage(ctx, image),
      },
    ]),
  );
}
