import { createRoute, z } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, optionalJsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { VersionParams } from "../versions/contract.ts";
import { closedPage } from "./closed-page.ts";
import {
  CreateShareLinkRequest,
  ListShareLinksQuery,
  NewShareLink,
  SharedVersionParams,
  ShareLinkPage,
  ShareLinkParams,
} from "./contract.ts";
import { createShareLink } from "./create-share-link.ts";
import { listShareLinks } from "./list-share-links.ts";
import { openSharedVersion } from "./open-shared-version.ts";
import { revokeShareLink } from "./revoke-share-link.ts";

const tags = ["Versions"];

const createShareLinkRoute = createRoute({
  method: "post",
  path: "/versions/{versionId}/links",
  operationId: "createShareLink",
  summary: "Make a public read-only link to a version",
  tags,
  ...access("version.share"),
  request: { params: VersionParams, body: optionalJsonBody(CreateShareLinkRequest) },
  responses: {
    201: jsonAnswer("Made; `token` and `url` are answered this once.", NewShareLink),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN"),
  },
});

const listShareLinksRoute = createRoute({
  method: "get",
  path: "/versions/{versionId}/links",
  operationId: "listShareLinks",
  summary: "List a version's public links, newest first",
  tags,
  ...access("version.share"),
  request: { params: VersionParams, query: ListShareLinksQuery },
  responses: {
    200: jsonAnswer("A page.", ShareLinkPage),
    ...errorResponses(...rowErrors, "FORBIDDEN", "VALIDATION_FAILED"),
  },
});

const revokeShareLinkRoute = createRoute({
  method: "delete",
  path: "/links/{linkId}",
  operationId: "revokeShareLink",
  summary: "Take a public link back",
  tags,
  ...access("version.share"),
  request: { params: ShareLinkParams },
  responses: {
    204: { description: "It opens nothing any more." },
    ...errorResponses(...rowErrors, "FORBIDDEN"),
  },
});

const html = { "text/html": { schema: z.string().openapi({ example: "<!doctype html>" }) } };

const openSharedVersionRoute = createRoute({
  method: "get",
  path: "/share/{token}",
  operationId: "openSharedVersion",
  summary: "Read a version by its public link, as a page",
  tags,
  ...access("public"),
  request: { params: SharedVersionParams },
  responses: {
    200: { description: "The page; it needs no script and prints.", content: html },
    304: { description: "The page has not changed." },
    ...errorResponses("METHOD_NOT_ALLOWED"),
    404: { description: "There is no such link; a page says so.", content: html },
    410: { description: "The link expired or was taken back; a page says which.", content: html },
  },
});

export const shareLinkRoutes = createRouter()
  .openapi(createShareLinkRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    const link = await createShareLink({ ctx: c.var.user, input });
    const url = new URL(`/share/${link.token}`, c.req.url).href;
    return c.json(NewShareLink.parse({ ...link, url }), 201);
  })
  .openapi(listShareLinksRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(ShareLinkPage.parse(await listShareLinks({ ctx: c.var.user, input })), 200);
  })
  .openapi(revokeShareLinkRoute, async (c) => {
    await revokeShareLink({ ctx: c.var.user, input: c.req.valid("param") });
    return c.body(null, 204);
  });

/** The pages behind public links; they stand outside of the API's base path. */
export const sharedPageRoutes = createRouter().openapi(openSharedVersionRoute, async (c) => {
  const { token } = c.req.valid("param");
  const knownEtag = c.req.header("If-None-Match")?.replace(/^W\//, "");
  const shared = await openSharedVersion({ ctx: c.var.ctx, input: { token, knownEtag } });
  c.header("Cache-Control", "private, no-cache");
  const isListed = "indexable" in shared && shared.indexable;
  if (!isListed) c.header("X-Robots-Tag", "noindex, nofollow");
  if ("etag" in shared) c.header("ETag", shared.etag);
  if (shared.state === "unchanged") return c.body(null, 304);
  c.header("Content-Type", "text/html; charset=utf-8");
  if (shared.state === "open") return c.body(new Uint8Array(shared.html), 200);
  return c.body(closedPage(shared), shared.state === "unknown" ? 404 : 410);
});
