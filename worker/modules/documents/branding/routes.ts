import { createRoute, z } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { Branding, BrandingParams, BrandingSettings, UploadLogoRequest } from "./contract.ts";
import { deleteLogo } from "./delete-logo.ts";
import { getBranding } from "./get-branding.ts";
import { getLogo } from "./get-logo.ts";
import { putBranding } from "./put-branding.ts";
import { uploadLogo } from "./upload-logo.ts";

const tags = ["Branding"];

const getBrandingRoute = createRoute({
  method: "get",
  path: "/orgs/{organizationId}/branding",
  operationId: "getBranding",
  summary: "Read how an organization's exports look",
  tags,
  ...access("branding.read"),
  request: { params: BrandingParams },
  responses: { 200: jsonAnswer("The branding.", Branding), ...errorResponses(...rowErrors) },
});

const putBrandingRoute = createRoute({
  method: "put",
  path: "/orgs/{organizationId}/branding",
  operationId: "putBranding",
  summary: "Set how an organization's exports look",
  tags,
  ...access("branding.update"),
  request: { params: BrandingParams, body: jsonBody(BrandingSettings) },
  responses: {
    200: jsonAnswer("Set for exports to come.", Branding),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN"),
  },
});

const uploadLogoRoute = createRoute({
  method: "put",
  path: "/orgs/{organizationId}/branding/logo",
  operationId: "uploadLogo",
  summary: "Set the logo on title pages",
  tags,
  ...access("branding.update"),
  request: { params: BrandingParams, body: jsonBody(UploadLogoRequest) },
  responses: {
    200: jsonAnswer("Set.", Branding),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN"),
  },
});

const deleteLogoRoute = createRoute({
  method: "delete",
  path: "/orgs/{organizationId}/branding/logo",
  operationId: "deleteLogo",
  summary: "Take the logo off title pages",
  tags,
  ...access("branding.update"),
  request: { params: BrandingParams },
  responses: {
    200: jsonAnswer("Taken off.", Branding),
    ...errorResponses(...rowErrors, "FORBIDDEN"),
  },
});

const binary = z.string().openapi({ type: "string", format: "binary", example: "PNG" });

const getLogoRoute = createRoute({
  method: "get",
  path: "/orgs/{organizationId}/branding/logo",
  operationId: "getLogo",
  summary: "Download the logo",
  tags,
  ...access("branding.read"),
  request: { params: BrandingParams },
  responses: {
    200: {
      description: "The picture.",
      content: { "image/png": { schema: binary }, "image/jpeg": { schema: binary } },
    },
    ...errorResponses(...rowErrors),
  },
});

export const brandingRoutes = createRouter()
  .openapi(getBrandingRoute, async (c) => {
    const found = await getBranding({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(Branding.parse(found), 200);
  })
  .openapi(putBrandingRoute, async (c) => {
    const input = { ...c.req.valid("param"), settings: c.req.valid("json") };
    return c.json(Branding.parse(await putBranding({ ctx: c.var.user, input })), 200);
  })
  .openapi(uploadLogoRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(Branding.parse(await uploadLogo({ ctx: c.var.user, input })), 200);
  })
  .openapi(deleteLogoRoute, async (c) => {
    const changed = await deleteLogo({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(Branding.parse(changed), 200);
  })
  .openapi(getLogoRoute, async (c) => {
    const logo = await getLogo({ ctx: c.var.user, input: c.req.valid("param") });
    return new Response(logo.body, {
      headers: {
        "Content-Type": logo.contentType,
        "Content-Length": String(logo.sizeBytes),
        "Cache-Control": "private, no-cache",
      },
    });
  });
