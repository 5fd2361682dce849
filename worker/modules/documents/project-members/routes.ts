import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { ProjectParams } from "../projects/contract.ts";
import { addProjectMember } from "./add-project-member.ts";
import {
  AddProjectMemberRequest,
  ListProjectMembersQuery,
  ProjectMember,
  ProjectMemberPage,
  ProjectMemberParams,
  UpdateProjectMemberRequest,
} from "./contract.ts";
import { listProjectMembers } from "./list-project-members.ts";
import { removeProjectMember } from "./remove-project-member.ts";
import { updateProjectMember } from "./update-project-member.ts";

const tags = ["Projects"];

const listProjectMembersRoute = createRoute({
  method: "get",
  path: "/projects/{projectId}/members",
  operationId: "listProjectMembers",
  summary: "List everybody who can open a project, with what each may do in it",
  tags,
  ...access("project_member.read"),
  request: { params: ProjectParams, query: ListProjectMembersQuery },
  responses: {
    200: jsonAnswer("A page, the organization's first members first.", ProjectMemberPage),
    ...errorResponses("VALIDATION_FAILED", ...rowErrors),
  },
});

const addProjectMemberRoute = createRoute({
  method: "post",
  path: "/projects/{projectId}/members",
  operationId: "addProjectMember",
  summary: "Give a member of the organization a higher role in one project",
  tags,
  ...access("project_member.manage"),
  request: { params: ProjectParams, body: jsonBody(AddProjectMemberRequest) },
  responses: {
    201: jsonAnswer("Given.", ProjectMember),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const updateProjectMemberRoute = createRoute({
  method: "patch",
  path: "/projects/{projectId}/members/{userId}",
  operationId: "updateProjectMember",
  summary: "Change what somebody may do in one project",
  tags,
  ...access("project_member.manage"),
  request: { params: ProjectMemberParams, body: jsonBody(UpdateProjectMemberRequest) },
  responses: {
    200: jsonAnswer("Changed.", ProjectMember),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const removeProjectMemberRoute = createRoute({
  method: "delete",
  path: "/projects/{projectId}/members/{userId}",
  operationId: "removeProjectMember",
  summary: "Take a role in one project back; the one in the organization stays",
  tags,
  ...access("project_member.manage"),
  request: { params: ProjectMemberParams },
  responses: {
    204: { description: "Taken back." },
    ...errorResponses(...rowErrors, "FORBIDDEN"),
  },
});

export const projectMemberRoutes = createRouter()
  .openapi(listProjectMembersRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    const page = await listProjectMembers({ ctx: c.var.user, input });
    return c.json(ProjectMemberPage.parse(page), 200);
  })
  .openapi(addProjectMemberRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(ProjectMember.parse(await addProjectMember({ ctx: c.var.user, input })), 201);
  })
  .openapi(updateProjectMemberRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(ProjectMember.parse(await updateProjectMember({ ctx: c.var.user, input })), 200);
  })
  .openapi(removeProjectMemberRoute, async (c) => {
    await removeProjectMember({ ctx: c.var.user, input: c.req.valid("param") });
    return c.body(null, 204);
  });
