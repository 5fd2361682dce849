import { assertCanChange } from "../../../kernel/access.ts";
import { sha256Hex } from "../../../kernel/digest.ts";
import { newId } from "../../../kernel/ids.ts";
import type { UserContext } from "../../../platform/context.ts";
import { getDocument } from "../docs/index.ts";
import type { Image } from "./contract.ts";
import { imageUrl, storageKey } from "./image-place.ts";
import { readUpload } from "./read-upload.ts";
import { insertImage } from "./repo.ts";

interface CreateImage {
  ctx: UserContext;
  input: { docId: string; bytes: Uint8Array<ArrayBuffer> };
}

/** Keeps a picture for a document; the same picture again is the same image. */
export async function createImage({ ctx, input }: CreateImage): Promise<Image> {
  const document = await getDocument({ ctx, input });
  assertCanChange(document, "image.create");
  const { bytes, contentType, width, height } = readUpload(input.bytes);
  const { organizationId } = document;
  const contentHash = await sha256Hex(bytes);
  // A file without a row is found again by its hash; a row without a file would be broken for good.
  await ctx.env.files.put(storageKey({ organizationId, contentHash }), bytes, {
    httpMetadata: { contentType },
  });
  const image = await insertImage(ctx.db, {
    id: newId("image"),
    organizationId,
    documentId: document.id,
    contentHash,
    contentType,
    sizeBytes: bytes.byteLength,
    width,
    height,
    createdBy: ctx.actor.userId,
    createdAt: ctx.now.toISOString(),
  });
  return { ...image, url: imageUrl(image.id) };
}
