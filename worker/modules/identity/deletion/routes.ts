import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { clientAddress } from "../../../http/client-info.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { Me } from "../accounts/contract.ts";
import { OwnerProof } from "../recovery/contract.ts";
import { OwnData, ScheduledDeletion } from "./contract.ts";
import { deleteMe } from "./delete-me.ts";
import { exportMe } from "./export-me.ts";
import { restoreMe } from "./restore-me.ts";

const tags = ["Identity"];

const deleteMeRoute = createRoute({
  method: "delete",
  path: "/me",
  operationId: "deleteMe",
  summary: "Delete the caller's account in 14 days; logs all other devices out",
  tags,
  ...access("signed-in"),
  request: { body: jsonBody(OwnerProof) },
  responses: {
    202: jsonAnswer("Scheduled; it can be taken back until then.", ScheduledDeletion),
    ...errorResponses(...bodyErrors, "UNAUTHENTICATED", "FORBIDDEN", "CONFLICT"),
  },
});

const restoreMeRoute = createRoute({
  method: "post",
  path: "/me/restore",
  operationId: "restoreMe",
  summary: "Keep the caller's account after all",
  tags,
  ...access("signed-in"),
  responses: {
    200: jsonAnswer("The account stays.", Me),
    ...errorResponses("UNAUTHENTICATED"),
  },
});

const exportMeRoute = createRoute({
  method: "get",
  path: "/me/export",
  operationId: "exportMe",
  summary: "Read everything that is kept about the caller's account",
  tags,
  ...access("signed-in"),
  responses: {
    200: jsonAnswer("The data, as a file to keep.", OwnData),
    ...errorResponses("UNAUTHENTICATED"),
  },
});

export const deletionRoutes = createRouter()
  .openapi(deleteMeRoute, async (c) => {
    const input = { ...c.req.valid("json"), address: clientAddress(c.req.raw) };
    return c.json(ScheduledDeletion.parse(await deleteMe({ ctx: c.var.user, input })), 202);
  })
  .openapi(restoreMeRoute, async (c) => {
    return c.json(Me.parse(await restoreMe({ ctx: c.var.user })), 200);
  })
  .openapi(exportMeRoute, async (c) => {
    const headers = { "Content-Disposition": 'attachment; filename="docuforge-account.json"' };
    return c.json(OwnData.parse(await exportMe({ ctx: c.var.user })), 200, headers);
  });
