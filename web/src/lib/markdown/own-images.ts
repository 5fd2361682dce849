import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";

const loaded = new Map<string, Promise<string>>();

function addressOf(imageId: string): Promise<string> {
  const known = loaded.get(imageId);
  if (known) return known;
  const address = unwrap(
    api.GET("/api/v1/images/{imageId}", { params: { path: { imageId } }, parseAs: "blob" }),
  ).then((blob) => URL.createObjectURL(blob as unknown as Blob));
  loaded.set(imageId, address);
  address.catch(() => loaded.delete(imageId));
  return address;
}

/**
 * Loads the images of a rendered text that only signed-in people may see, which an address in `src`
 * could not ask for: a browser sends no token for it. An image that fails shows its words.
 */
export function loadOwnImages(container: Element): void {
  for (const image of container.querySelectorAll<HTMLImageElement>("img[data-image]:not([src])")) {
    void addressOf(image.dataset.image ?? "").then(
      (address) => {
        image.src = address;
      },
      () => {
        image.title = "This image could not be loaded.";
      },
    );
  }
}
