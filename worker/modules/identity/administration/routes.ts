import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { AuditPage } from "../audit-log/contract.ts";
import {
  DisableUserRequest,
  ListPlatformAuditQuery,
  ListUserSessionsQuery,
  PlatformOrganizationPage,
  PlatformSessionParams,
  PlatformUserDetails,
  PlatformUserPage,
  PlatformUserParams,
  SearchOrganizationsQuery,
  SearchUsersQuery,
  SetPlatformRoleRequest,
  UserSessionPage,
} from "./contract.ts";
import { disableUser } from "./disable-user.ts";
import { enableUser } from "./enable-user.ts";
import { endUserSessions } from "./end-user-sessions.ts";
import { getUser } from "./get-user.ts";
import { listPlatformAudit } from "./list-platform-audit.ts";
import { listUserSessions } from "./list-user-sessions.ts";
import { searchOrganizations } from "./search-organizations.ts";
import { searchUsers } from "./search-users.ts";
import { setPlatformRole } from "./set-platform-role.ts";

const tags = ["Administration"];
const listErrors = ["VALIDATION_FAILED", "UNAUTHENTICATED", "FORBIDDEN"] as const;

const searchUsersRoute = createRoute({
  method: "get",
  path: "/admin/users",
  operationId: "searchUsers",
  summary: "Search the people who have an account",
  tags,
  ...access("platform_user.read"),
  request: { query: SearchUsersQuery },
  responses: {
    200: jsonAnswer("A page, the newest first.", PlatformUserPage),
    ...errorResponses(...listErrors),
  },
});

const getUserRoute = createRoute({
  method: "get",
  path: "/admin/users/{userId}",
  operationId: "getUser",
  summary: "Read a person's account",
  tags,
  ...access("platform_user.read"),
  request: { params: PlatformUserParams },
  responses: {
    200: jsonAnswer("The account.", PlatformUserDetails),
    ...errorResponses(...rowErrors, "FORBIDDEN"),
  },
});

const disableUserRoute = createRoute({
  method: "post",
  path: "/admin/users/{userId}/disable",
  operationId: "disableUser",
  summary: "Take an account out of use and say why",
  tags,
  ...access("platform_user.disable"),
  request: { params: PlatformUserParams, body: jsonBody(DisableUserRequest) },
  responses: {
    200: jsonAnswer("Disabled.", PlatformUserDetails),
    ...errorResponses(...rowErrors, ...bodyErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const enableUserRoute = createRoute({
  method: "post",
  path: "/admin/users/{userId}/enable",
  operationId: "enableUser",
  summary: "Let a disabled account be used again",
  tags,
  ...access("platform_user.disable"),
  request: { params: PlatformUserParams },
  responses: {
    200: jsonAnswer("Enabled.", PlatformUserDetails),
    ...errorResponses(...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const setPlatformRoleRoute = createRoute({
  method: "put",
  path: "/admin/users/{userId}/platform-role",
  operationId: "setPlatformRole",
  summary: "Give a person a role on the platform, or take it away",
  tags,
  ...access("platform_user.set_role"),
  request: { params: PlatformUserParams, body: jsonBody(SetPlatformRoleRequest) },
  responses: {
    200: jsonAnswer("The account.", PlatformUserDetails),
    ...errorResponses(...rowErrors, ...bodyErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const listUserSessionsRoute = createRoute({
  method: "get",
  path: "/admin/users/{userId}/sessions",
  operationId: "listUserSessions",
  summary: "List where a person is signed in",
  tags,
  ...access("platform_user.read"),
  request: { params: PlatformUserParams, query: ListUserSessionsQuery },
  responses: {
    200: jsonAnswer("A page, the last used first.", UserSessionPage),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED", "FORBIDDEN"),
  },
});

const endUserSessionsRoute = createRoute({
  method: "delete",
  path: "/admin/users/{userId}/sessions",
  operationId: "endUserSessions",
  summary: "Log a person out everywhere",
  tags,
  ...access("platform_user.end_sessions"),
  request: { params: PlatformUserParams },
  responses: {
    204: { description: "The sessions have ended." },
    ...errorResponses(...rowErrors, "FORBIDDEN"),
  },
});

const endUserSessionRoute = createRoute({
  method: "delete",
  path: "/admin/users/{userId}/sessions/{sessionId}",
  operationId: "endUserSession",
  summary: "Log a person out on one device",
  tags,
  ...access("platform_user.end_sessions"),
  request: { params: PlatformSessionParams },
  responses: {
    204: { description: "The session has ended." },
    ...errorResponses(...rowErrors, "FORBIDDEN"),
  },
});

const searchOrganizationsRoute = createRoute({
  method: "get",
  path: "/admin/organizations",
  operationId: "searchOrganizations",
  summary: "Search all organizations",
  tags,
  ...access("platform_organization.read"),
  request: { query: SearchOrganizationsQuery },
  responses: {
    200: jsonAnswer("A page, the newest first.", PlatformOrganizationPage),
    ...errorResponses(...listErrors),
  },
});

const listPlatformAuditRoute = createRoute({
  method: "get",
  path: "/admin/audit",
  operationId: "listPlatformAudit",
  summary: "List what administrators did on the platform",
  tags,
  ...access("platform_audit.read"),
  request: { query: ListPlatformAuditQuery },
  responses: {
    200: jsonAnswer("A page, the newest first.", AuditPage),
    ...errorResponses(...listErrors),
  },
});

export const administrationRoutes = createRouter()
  .openapi(searchUsersRoute, async (c) => {
    const page = await searchUsers({ ctx: c.var.user, input: c.req.valid("query") });
    return c.json(PlatformUserPage.parse(page), 200);
  })
  .openapi(getUserRoute, async (c) => {
    const user = await getUser({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(PlatformUserDetails.parse(user), 200);
  })
  .openapi(disableUserRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(PlatformUserDetails.parse(await disableUser({ ctx: c.var.user, input })), 200);
  })
  .openapi(enableUserRoute, async (c) => {
    const user = await enableUser({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(PlatformUserDetails.parse(user), 200);
  })
  .openapi(setPlatformRoleRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    const user = await setPlatformRole({ ctx: c.var.user, input });
    return c.json(PlatformUserDetails.parse(user), 200);
  })
  .openapi(listUserSessionsRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(UserSessionPage.parse(await listUserSessions({ ctx: c.var.user, input })), 200);
  })
  .openapi(endUserSessionsRoute, async (c) => {
    await endUserSessions({ ctx: c.var.user, input: c.req.valid("param") });
    return c.body(null, 204);
  })
  .openapi(endUserSessionRoute, async (c) => {
    await endUserSessions({ ctx: c.var.user, input: c.req.valid("param") });
    return c.body(null, 204);
  })
  .openapi(searchOrganizationsRoute, async (c) => {
    const page = await searchOrganizations({ ctx: c.var.user, input: c.req.valid("query") });
    return c.json(PlatformOrganizationPage.parse(page), 200);
  })
  .openapi(listPlatformAuditRoute, async (c) => {
    const page = await listPlatformAudit({ ctx: c.var.user, input: c.req.valid("query") });
    return c.json(AuditPage.parse(page), 200);
  });
