import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { clientAddress } from "../../../http/client-info.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { OrganizationParams } from "../organizations/contract.ts";
import { addMember } from "./add-member.ts";
import {
  AddMemberRequest,
  ListMembersQuery,
  Member,
  MemberPage,
  MemberParams,
  UpdateMemberRequest,
} from "./contract.ts";
import { listMembers } from "./list-members.ts";
import { removeMember } from "./remove-member.ts";
import { updateMember } from "./update-member.ts";

const tags = ["Organizations"];

const listMembersRoute = createRoute({
  method: "get",
  path: "/orgs/{organizationId}/members",
  operationId: "listMembers",
  summary: "List the members of an organization",
  tags,
  ...access("member.read"),
  request: { params: OrganizationParams, query: ListMembersQuery },
  responses: {
    200: jsonAnswer("A page, the first members first.", MemberPage),
    ...errorResponses("VALIDATION_FAILED", ...rowErrors),
  },
});

const addMemberRoute = createRoute({
  method: "post",
  path: "/orgs/{organizationId}/members",
  operationId: "addMember",
  summary: "Make somebody with an account a member",
  tags,
  ...access("member.manage"),
  request: { params: OrganizationParams, body: jsonBody(AddMemberRequest) },
  responses: {
    201: jsonAnswer("Added.", Member),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const updateMemberRoute = createRoute({
  method: "patch",
  path: "/orgs/{organizationId}/members/{userId}",
  operationId: "updateMember",
  summary: "Give a member another role; only owners make and unmake owners",
  tags,
  ...access("member.manage"),
  request: { params: MemberParams, body: jsonBody(UpdateMemberRequest) },
  responses: {
    200: jsonAnswer("Changed.", Member),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const removeMemberRoute = createRoute({
  method: "delete",
  path: "/orgs/{organizationId}/members/{userId}",
  operationId: "removeMember",
  summary: "End a membership; everybody may leave by themselves",
  tags,
  ...access("member.manage"),
  request: { params: MemberParams },
  responses: {
    204: { description: "Removed." },
    ...errorResponses(...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

export const memberRoutes = createRouter()
  .openapi(listMembersRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(MemberPage.parse(await listMembers({ ctx: c.var.user, input })), 200);
  })
  .openapi(addMemberRoute, async (c) => {
    const address = clientAddress(c.req.raw);
    const input = { ...c.req.valid("param"), ...c.req.valid("json"), address };
    return c.json(Member.parse(await addMember({ ctx: c.var.user, input })), 201);
  })
  .openapi(updateMemberRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(Member.parse(await updateMember({ ctx: c.var.user, input })), 200);
  })
  .openapi(removeMemberRoute, async (c) => {
    await removeMember({ ctx: c.var.user, input: c.req.valid("param") });
    return c.body(null, 204);
  });
