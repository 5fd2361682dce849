import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import {
  CreateOrganizationRequest,
  ListOrganizationsQuery,
  OrganizationDetails,
  OrganizationPage,
  OrganizationParams,
  UpdateOrganizationRequest,
} from "./contract.ts";
import { createOrganization } from "./create-organization.ts";
import { getOrganization } from "./get-organization.ts";
import { listOrganizations } from "./list-organizations.ts";
import { updateOrganization } from "./update-organization.ts";

const tags = ["Organizations"];

const listOrganizationsRoute = createRoute({
  method: "get",
  path: "/orgs",
  operationId: "listOrganizations",
  summary: "List the organizations the caller belongs to",
  tags,
  ...access("signed-in"),
  request: { query: ListOrganizationsQuery },
  responses: {
    200: jsonAnswer("A page, oldest first.", OrganizationPage),
    ...errorResponses("VALIDATION_FAILED", "UNAUTHENTICATED"),
  },
});

const createOrganizationRoute = createRoute({
  method: "post",
  path: "/orgs",
  operationId: "createOrganization",
  summary: "Make an organization that the caller owns",
  tags,
  ...access("signed-in"),
  request: { body: jsonBody(CreateOrganizationRequest) },
  responses: {
    201: jsonAnswer("Made.", OrganizationDetails),
    ...errorResponses(...bodyErrors, "UNAUTHENTICATED"),
  },
});

const getOrganizationRoute = createRoute({
  method: "get",
  path: "/orgs/{organizationId}",
  operationId: "getOrganization",
  summary: "Read an organization",
  tags,
  ...access("organization.read"),
  request: { params: OrganizationParams },
  responses: {
    200: jsonAnswer("The organization.", OrganizationDetails),
    ...errorResponses(...rowErrors),
  },
});

const updateOrganizationRoute = createRoute({
  method: "patch",
  path: "/orgs/{organizationId}",
  operationId: "updateOrganization",
  summary: "Rename an organization",
  tags,
  ...access("organization.update"),
  request: { params: OrganizationParams, body: jsonBody(UpdateOrganizationRequest) },
  responses: {
    200: jsonAnswer("Changed.", OrganizationDetails),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN"),
  },
});

export const organizationRoutes = createRouter()
  .openapi(listOrganizationsRoute, async (c) => {
    const page = await listOrganizations({ ctx: c.var.user, input: c.req.valid("query") });
    return c.json(OrganizationPage.parse(page), 200);
  })
  .openapi(createOrganizationRoute, async (c) => {
    const made = await createOrganization({ ctx: c.var.user, input: c.req.valid("json") });
    return c.json(OrganizationDetails.parse(made), 201);
  })
  .openapi(getOrganizationRoute, async (c) => {
    const found = await getOrganization({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(OrganizationDetails.parse(found), 200);
  })
  .openapi(updateOrganizationRoute, async (c) => {
    const input = { ...c.req.valid("param"), changes: c.req.valid("json") };
    const changed = await updateOrganization({ ctx: c.var.user, input });
    return c.json(OrganizationDetails.parse(changed), 200);
  });
