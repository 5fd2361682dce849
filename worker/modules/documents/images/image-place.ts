const ownImage = /^\/api\/v1\/images\/(img_[0-9a-z]{26})$/;

/** Where an image lies in the bucket: by its bytes, apart for each organization. */
export function storageKey(image: { organizationId: string; contentHash: string }): string {
  return `images/${image.organizationId}/${image.contentHash}`;
}

/** The address of an image as the Markdown of a draft names it. */
export function imageUrl(imageId: string): string {
  return `/api/v1/images/${imageId}`;
}

/** The id in the address of an image of ours; undefined for all other addresses. */
export function imageIdOf(url: string): string | undefined {
  return ownImage.exec(url)?.[1];
}
