import { createRoute, z } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { jsonAnswer, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { OrganizationParams } from "../organizations/contract.ts";
import { AuditFilters, AuditPage, ListAuditQuery } from "./contract.ts";
import { exportAudit } from "./export-audit.ts";
import { listAudit } from "./list-audit.ts";

const tags = ["Organizations"];
const csv = z.string().openapi({ example: "time,actor_id,actor,action\r\n" });

const listAuditRoute = createRoute({
  method: "get",
  path: "/orgs/{organizationId}/audit",
  operationId: "listAudit",
  summary: "List what was done and tried in an organization",
  tags,
  ...access("audit.read"),
  request: { params: OrganizationParams, query: ListAuditQuery },
  responses: {
    200: jsonAnswer("A page, the newest first.", AuditPage),
    ...errorResponses("VALIDATION_FAILED", ...rowErrors, "FORBIDDEN"),
  },
});

const exportAuditRoute = createRoute({
  method: "get",
  path: "/orgs/{organizationId}/audit/export",
  operationId: "exportAudit",
  summary: "Read what was done and tried in an organization as a file",
  tags,
  ...access("audit.read"),
  request: { params: OrganizationParams, query: AuditFilters },
  responses: {
    200: { description: "CSV, the newest first.", content: { "text/csv": { schema: csv } } },
    ...errorResponses("VALIDATION_FAILED", ...rowErrors, "FORBIDDEN"),
  },
});

export const auditLogRoutes = createRouter()
  .openapi(listAuditRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(AuditPage.parse(await listAudit({ ctx: c.var.user, input })), 200);
  })
  .openapi(exportAuditRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    const body = await exportAudit({ ctx: c.var.user, input });
    return c.body(body, 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="audit.csv"',
    });
  });
