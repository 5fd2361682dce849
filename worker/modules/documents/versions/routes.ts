import { createRoute, z } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, optionalJsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { DocumentParams } from "../docs/contract.ts";
import { DraftSaved } from "../drafts/contract.ts";
import { reprDigest } from "./content-digest.ts";
import {
  ListVersionsQuery,
  PublishDraftRequest,
  Version,
  VersionPage,
  VersionParams,
  VersionWithContent,
} from "./contract.ts";
import { diffMarkdown } from "./diff/diff-markdown.ts";
import { DiffVersionsQuery, VersionDiff } from "./diff-contract.ts";
import { diffVersions } from "./diff-versions.ts";
import { getVersion } from "./get-version.ts";
import { listVersions } from "./list-versions.ts";
import { publishDraft } from "./publish-draft.ts";
import { restoreVersion } from "./restore-version.ts";

const tags = ["Versions"];

const publishDraftRoute = createRoute({
  method: "post",
  path: "/docs/{docId}/publish",
  operationId: "publishDraft",
  summary: "Publish the live draft as the next version",
  tags,
  ...access("version.publish"),
  request: { params: DocumentParams, body: optionalJsonBody(PublishDraftRequest) },
  responses: {
    201: jsonAnswer("Published; it never changes again.", Version),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const listVersionsRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/versions",
  operationId: "listVersions",
  summary: "List a document's versions, newest first",
  tags,
  ...access("version.read"),
  request: { params: DocumentParams, query: ListVersionsQuery },
  responses: {
    200: jsonAnswer("A page.", VersionPage),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

const getVersionRoute = createRoute({
  method: "get",
  path: "/versions/{versionId}",
  operationId: "getVersion",
  summary: "Read a version with its text",
  tags,
  ...access("version.read"),
  request: { params: VersionParams },
  responses: {
    200: jsonAnswer("The version.", VersionWithContent),
    ...errorResponses(...rowErrors),
  },
});

const markdown = z.string().openapi({ example: "# Shaftline\n\n## 1 Introduction\n" });

const getVersionContentRoute = createRoute({
  method: "get",
  path: "/versions/{versionId}/content",
  operationId: "getVersionContent",
  summary: "Read a version's text alone, byte for byte",
  description:
    'The bytes whose SHA-256 is the version\'s `contentHash`: `curl -H "Authorization: Bearer …" …/content | sha256sum`.',
  tags,
  ...access("version.read"),
  request: { params: VersionParams },
  responses: {
    200: {
      description: "The text.",
      headers: {
        "Repr-Digest": {
          description: "The SHA-256 in Base64 (RFC 9530).",
          schema: {
            type: "string" as const,
            example: "sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:",
          },
        },
      },
      content: { "text/markdown": { schema: markdown } },
    },
    ...errorResponses(...rowErrors),
  },
});

const diffVersionsRoute = createRoute({
  method: "get",
  path: "/versions/{versionId}/diff",
  operationId: "diffVersions",
  summary: "Compare a version by section and word",
  description:
    "From `against` to this version; with `against=draft` from this version to the draft. Asked for as `text/markdown` it is a unified diff under a heading for each section.",
  tags,
  ...access("version.read"),
  request: { params: VersionParams, query: DiffVersionsQuery },
  responses: {
    200: {
      description: "What changed.",
      content: {
        "application/json": { schema: VersionDiff },
        "text/markdown": { schema: markdown },
      },
    },
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

const restoreVersionRoute = createRoute({
  method: "post",
  path: "/versions/{versionId}/restore",
  operationId: "restoreVersion",
  summary: "Make a version's text the live draft",
  tags,
  ...access("draft.update"),
  request: { params: VersionParams },
  responses: {
    200: jsonAnswer("The draft has this text.", DraftSaved),
    ...errorResponses(...rowErrors, "FORBIDDEN", "PAYLOAD_TOO_LARGE", "CONFLICT"),
  },
});

export const versionRoutes = createRouter()
  .openapi(publishDraftRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(Version.parse(await publishDraft({ ctx: c.var.user, input })), 201);
  })
  .openapi(listVersionsRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(VersionPage.parse(await listVersions({ ctx: c.var.user, input })), 200);
  })
  .openapi(getVersionRoute, async (c) => {
    const version = await getVersion({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(VersionWithContent.parse(version), 200);
  })
  .openapi(getVersionContentRoute, async (c) => {
    const version = await getVersion({ ctx: c.var.user, input: c.req.valid("param") });
    return c.body(version.content, 200, {
      "Content-Type": "text/markdown; charset=utf-8",
      "Repr-Digest": reprDigest(version.contentHash),
      ETag: `"${version.contentHash}"`,
      "Cache-Control": "private, no-cache, no-transform",
    });
  })
  .openapi(diffVersionsRoute, async (c) => {
    const { format, ...query } = c.req.valid("query");
    const input = { ...c.req.valid("param"), ...query };
    const diff = await diffVersions({ ctx: c.var.user, input });
    c.header("Vary", "Accept");
    if (prefersMarkdown(format, c.req.header("Accept"))) {
      return c.body(diffMarkdown(diff), 200, {
        "Content-Type": "text/markdown; charset=utf-8",
      });
    }
    return c.json(VersionDiff.parse(diff), 200);
  })
  .openapi(restoreVersionRoute, async (c) => {
    const saved = await restoreVersion({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(DraftSaved.parse(saved), 200);
  });

function prefersMarkdown(format: "json" | "markdown" | undefined, accept = ""): boolean {
  return format === undefined ? /\btext\/markdown\b/i.test(accept) : format === "markdown";
}
