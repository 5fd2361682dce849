import { OpenAPIHono } from "@hono/zod-openapi";
import { compress } from "./http/compress.ts";
import { allowOrigins } from "./http/cross-origin.ts";
import { answerMailboxJson, answerMailboxPage } from "./http/dev-mailbox.ts";
import { answerError } from "./http/error-mapper.ts";
import type { HttpEnv } from "./http/http-env.ts";
import { takeMailEvents } from "./http/mail-events.ts";
import { answerMetrics } from "./http/metrics-page.ts";
import {
  keepPrivate,
  limitBody,
  requestContext,
  requireHttps,
  requireJson,
  securityHeaders,
} from "./http/middleware.ts";
import { openApiDocument } from "./http/openapi.ts";
import { canonicalPath } from "./http/path-aliases.ts";
import { recordDenials } from "./http/record-denials.ts";
import { answerReferencePage } from "./http/reference-page.ts";
import { systemRoutes } from "./http/system-routes.ts";
import { answerUnknownPath } from "./http/unknown-path.ts";
import { approvalRoutes } from "./modules/documents/approvals/routes.ts";
import { brandingRoutes } from "./modules/documents/branding/routes.ts";
import { commentRoutes } from "./modules/documents/comments/routes.ts";
import { contextRoutes } from "./modules/documents/context/routes.ts";
import { documentRoutes } from "./modules/documents/docs/routes.ts";
import { draftRoutes } from "./modules/documents/drafts/routes.ts";
import { exportRoutes } from "./modules/documents/exports/routes.ts";
import { generationRoutes } from "./modules/documents/generation/routes.ts";
import { historyRoutes } from "./modules/documents/history/routes.ts";
import { imageRoutes } from "./modules/documents/images/routes.ts";
import { importRoutes } from "./modules/documents/imports/routes.ts";
import { jobRoutes } from "./modules/documents/jobs/routes.ts";
import { mentionRoutes } from "./modules/documents/mentions/routes.ts";
import { platformJobRoutes } from "./modules/documents/operations/routes.ts";
import { packRoutes } from "./modules/documents/packs/routes.ts";
import { projectMemberRoutes } from "./modules/documents/project-members/routes.ts";
import { findOrganizationOf } from "./modules/documents/projects/index.ts";
import { projectRoutes } from "./modules/documents/projects/routes.ts";
import { requirementRoutes } from "./modules/documents/requirements/routes.ts";
import { sharedPageRoutes, shareLinkRoutes } from "./modules/documents/share-links/routes.ts";
import { suggestionRoutes } from "./modules/documents/suggestions/routes.ts";
import { usageRoutes } from "./modules/documents/usage/routes.ts";
import { versionRoutes } from "./modules/documents/versions/routes.ts";
import { accountRoutes } from "./modules/identity/accounts/routes.ts";
import { administrationRoutes } from "./modules/identity/administration/routes.ts";
import { apiKeyRoutes } from "./modules/identity/api-keys/routes.ts";
import { auditLogRoutes } from "./modules/identity/audit-log/routes.ts";
import { deletionRoutes } from "./modules/identity/deletion/routes.ts";
import { emailChangeRoutes } from "./modules/identity/email-change/routes.ts";
import { invitationRoutes } from "./modules/identity/invitations/routes.ts";
import { memberRoutes } from "./modules/identity/members/routes.ts";
import { oauthRoutes } from "./modules/identity/oauth/routes.ts";
import { platformOperationRoutes } from "./modules/identity/operations/routes.ts";
import { organizationRoutes } from "./modules/identity/organizations/routes.ts";
import { passkeyRoutes } from "./modules/identity/passkeys/routes.ts";
import { recoveryRoutes } from "./modules/identity/recovery/routes.ts";
import { jwksRoutes, sessionRoutes } from "./modules/identity/sessions/routes.ts";
import { twoFactorRoutes } from "./modules/identity/two-factor/routes.ts";

const apiRoutes = [
  accountRoutes,
  emailChangeRoutes,
  twoFactorRoutes,
  oauthRoutes,
  passkeyRoutes,
  deletionRoutes,
  sessionRoutes,
  organizationRoutes,
  memberRoutes,
  invitationRoutes,
  auditLogRoutes,
  apiKeyRoutes,
  administrationRoutes,
  platformOperationRoutes,
  platformJobRoutes,
  recoveryRoutes,
  projectRoutes,
  projectMemberRoutes,
  contextRoutes,
  documentRoutes,
  importRoutes,
  draftRoutes,
  commentRoutes,
  mentionRoutes,
  suggestionRoutes,
  historyRoutes,
  imageRoutes,
  generationRoutes,
  approvalRoutes,
  versionRoutes,
  shareLinkRoutes,
  requirementRoutes,
  exportRoutes,
  brandingRoutes,
  packRoutes,
  jobRoutes,
  usageRoutes,
];

/** The HTTP side of the product: middleware in order, then every module's routes. */
export function createApp() {
  const app = new OpenAPIHono<HttpEnv>({ getPath: canonicalPath });
  app.onError(answerError);
  app.use(requestContext, securityHeaders, compress, requireHttps);
  app.use("/api/*", allowOrigins);
  app.use("/api/*", recordDenials(findOrganizationOf), keepPrivate, limitBody, requireJson);
  app.openAPIRegistry.registerComponent("securitySchemes", "bearer", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "ticket", {
    type: "apiKey",
    in: "query",
    name: "ticket",
  });
  for (const routes of apiRoutes) app.route("/api/v1", routes);
  app.route("/", jwksRoutes);
  app.route("/", sharedPageRoutes);
  app.route("/", systemRoutes);
  app.get("/openapi.json", (c) => c.json(openApiDocument(app)));
  app.get("/docs", answerReferencePage);
  app.get("/metrics", answerMetrics);
  app.post("/api/v1/mail-events", takeMailEvents);
  app.get("/dev/mailbox", answerMailboxPage);
  app.get("/dev/mailbox.json", answerMailboxJson);
  app.notFound((c) => answerUnknownPath(c, app));
  return app;
}
