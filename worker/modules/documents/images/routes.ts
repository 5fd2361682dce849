import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { DocumentParams } from "../docs/contract.ts";
import { Image, ImageParams, imageContent } from "./contract.ts";
import { createImage } from "./create-image.ts";
import { getImage } from "./get-image.ts";

const tags = ["Images"];

const createImageRoute = createRoute({
  method: "post",
  path: "/docs/{docId}/images",
  operationId: "createImage",
  summary: "Add an image to a document; PNG, JPEG, WebP, GIF or SVG, at most 10 MB",
  tags,
  ...access("image.create"),
  request: { params: DocumentParams, body: { required: true, content: imageContent } },
  responses: {
    201: jsonAnswer("Stored; name its `url` in the text.", Image),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const getImageRoute = createRoute({
  method: "get",
  path: "/images/{imageId}",
  operationId: "getImage",
  summary: "Load an image",
  tags,
  ...access("draft.read"),
  request: { params: ImageParams },
  responses: {
    200: { description: "The image.", content: imageContent },
    ...errorResponses(...rowErrors),
  },
});

export const imageRoutes = createRouter()
  .openapi(createImageRoute, async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const input = { ...c.req.valid("param"), bytes };
    return c.json(Image.parse(await createImage({ ctx: c.var.user, input })), 201);
  })
  .openapi(getImageRoute, async (c) => {
    const image = await getImage({ ctx: c.var.user, input: c.req.valid("param") });
    return new Response(image.body, {
      headers: {
        "Content-Type": image.contentType,
        "Content-Length": String(image.size),
        "Cache-Control": "private, max-age=31536000, immutable",
        ETag: image.etag,
      },
    });
  });
