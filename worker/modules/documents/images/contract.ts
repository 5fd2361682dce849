import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";

/** Largest image, in bytes. */
export const maxImageBytes = 10 * 1024 * 1024;

const imageTypes = ["image/png", "image/jpeg", "image/webp", "image/gif", "image/svg+xml"] as const;
const ImageType = z.enum(imageTypes).openapi({ example: "image/png" });
export type ImageType = z.infer<typeof ImageType>;

export const Image = z
  .object({
    id: z.string().openapi({ example: "img_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    url: z.string().openapi({
      description: "What the Markdown of the draft names.",
      example: "/api/v1/images/img_01jd3k5z8fe9v9w9q2m4x7c1ab",
    }),
    contentType: ImageType,
    sizeBytes: z.number().int().openapi({ example: 48_213 }),
    width: z.number().int().openapi({ description: "In pixels.", example: 1_280 }),
    height: z.number().int().openapi({ example: 720 }),
    createdAt: Timestamp,
  })
  .openapi("Image");
export type Image = z.infer<typeof Image>;

export const ImageParams = z.object({
  imageId: IdParam("imageId", "img_01jd3k5z8fe9v9w9q2m4x7c1ab"),
});

const Bytes = z.string().openapi({ type: "string", format: "binary", example: "(bytes)" });

/** An image in a request or an answer, by its type. */
export const imageContent = {
  "image/png": { schema: Bytes },
  "image/jpeg": { schema: Bytes },
  "image/webp": { schema: Bytes },
  "image/gif": { schema: Bytes },
  "image/svg+xml": { schema: Bytes },
} as const satisfies Record<ImageType, unknown>;
