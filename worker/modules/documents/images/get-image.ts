import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { storageKey } from "./image-place.ts";
import { findImageFor } from "./repo.ts";

interface GetImage {
  ctx: UserContext;
  input: { imageId: string };
}

/** Opens an image for streaming; NOT_FOUND for people who may not see its document. */
export async function getImage({ ctx, input }: GetImage) {
  const image = await findImageFor(ctx.db, ctx.actor.userId, input.imageId);
  const stored = image && (await ctx.env.files.get(storageKey(image)));
  if (!stored) throw new NotFoundError("image");
  return {
    body: stored.body,
    contentType: image.contentType,
    etag: stored.httpEtag,
    size: stored.size,
  };
}
