import {
  BY_DOCUMENT,
  changing,
  type DraftOwner,
  reading,
  STORES,
  settle,
} from "./kept-database.ts";

/** An image that goes into a draft as soon as it is uploaded. */
export interface KeptImage extends DraftOwner {
  id: string;
  /** Orders the images of a draft. */
  addedAtMs: number;
  file: File;
  /** Where in the text it goes. */
  place: Uint8Array;
  /** Whether it comes right after another one. */
  follows: boolean;
  /** Where the server has it, once it is uploaded. */
  url: string | undefined;
}

/** The images that this device keeps for a draft, the oldest first. */
export async function readImages({ userId, docId }: DraftOwner): Promise<KeptImage[]> {
  const transaction = await reading(STORES.images);
  const images = await settle<KeptImage[]>(
    transaction.objectStore(STORES.images).index(BY_DOCUMENT).getAll([userId, docId]),
  );
  return images.sort((one, other) => one.addedAtMs - other.addedAtMs);
}

/** The documents with images that are on this device alone. */
export async function listWithImages(): Promise<string[]> {
  const transaction = await reading(STORES.images);
  const images = await settle<KeptImage[]>(transaction.objectStore(STORES.images).getAll());
  return [...new Set(images.map(({ docId }) => docId))];
}

/** An image as it is kept now; none once it is in the text or given up. */
export async function readImage(id: string): Promise<KeptImage | undefined> {
  const transaction = await reading(STORES.images);
  return settle<KeptImage | undefined>(transaction.objectStore(STORES.images).get(id));
}

/** Keeps an image, or what has changed about it; answered means on disk. */
export function keepImage(image: KeptImage): Promise<void> {
  return changing(({ images }) => images.put(image));
}

/** Keeps an image no longer. */
export function forgetImage(id: string): Promise<void> {
  return changing(({ images }) => images.delete(id));
}
