import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { documentRole } from "../project-members/index.ts";
import { images } from "./tables.ts";

type NewImage = typeof images.$inferInsert;

/** Stores an image and reads it back; the same bytes in the same document are one image. */
export async function insertImage(db: Database, image: NewImage) {
  const { documentId, contentHash } = image;
  const [, rows] = await db.batch([
    db
      .insert(images)
      .values(image)
      .onConflictDoNothing({ target: [images.documentId, images.contentHash] }),
    db
      .select()
      .from(images)
      .where(and(eq(images.documentId, documentId), eq(images.contentHash, contentHash))),
  ]);
  const [row] = rows;
  if (row === undefined) throw new Error("The image vanished while it was stored.");
  return row;
}

/** The image, or undefined outside the person's organizations. */
export async function findImageFor(db: Database, userId: string, imageId: string) {
  const [row] = await db
    .select({ image: images, role: documentRole(images, userId) })
    .from(images)
    .where(eq(images.id, imageId));
  return row?.role ? row.image : undefined;
}

/** The images of an organization among these ids. */
export function selectImagesOf(db: Database, organizationId: string, imageIds: readonly string[]) {
  return db
    .select()
    .from(images)
    .where(and(inArray(images.id, [...imageIds]), eq(images.organizationId, organizationId)));
}
