import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import {
  CreateProjectRequest,
  ListProjectsQuery,
  Project,
  ProjectPage,
  ProjectParams,
  UpdateProjectRequest,
} from "./contract.ts";
import { createProject } from "./create-project.ts";
import { getProject } from "./get-project.ts";
import { listProjects } from "./list-projects.ts";
import { updateProject } from "./update-project.ts";

const tags = ["Projects"];

const listProjectsRoute = createRoute({
  method: "get",
  path: "/projects",
  operationId: "listProjects",
  summary: "List the projects of the caller's organizations",
  tags,
  ...access("project.read"),
  request: { query: ListProjectsQuery },
  responses: {
    200: jsonAnswer("A page.", ProjectPage),
    ...errorResponses("VALIDATION_FAILED", "UNAUTHENTICATED"),
  },
});

const createProjectRoute = createRoute({
  method: "post",
  path: "/projects",
  operationId: "createProject",
  summary: "Make a project",
  tags,
  ...access("project.create"),
  request: {
    body: jsonBody(CreateProjectRequest),
  },
  responses: {
    201: jsonAnswer("Made.", Project),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN"),
  },
});

const getProjectRoute = createRoute({
  method: "get",
  path: "/projects/{projectId}",
  operationId: "getProject",
  summary: "Read a project",
  tags,
  ...access("project.read"),
  request: { params: ProjectParams },
  responses: {
    200: jsonAnswer("The project.", Project),
    ...errorResponses(...rowErrors),
  },
});

const updateProjectRoute = createRoute({
  method: "patch",
  path: "/projects/{projectId}",
  operationId: "updateProject",
  summary: "Rename, describe, archive or bring back a project",
  tags,
  ...access("project.update"),
  request: {
    params: ProjectParams,
    body: jsonBody(UpdateProjectRequest),
  },
  responses: {
    200: jsonAnswer("Changed.", Project),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN"),
  },
});

const archiveProjectRoute = createRoute({
  method: "delete",
  path: "/projects/{projectId}",
  operationId: "archiveProject",
  summary: "Archive a project; nothing is lost",
  tags,
  ...access("project.archive"),
  request: { params: ProjectParams },
  responses: {
    204: { description: "Archived." },
    ...errorResponses(...rowErrors, "FORBIDDEN"),
  },
});

export const projectRoutes = createRouter()
  .openapi(listProjectsRoute, async (c) => {
    const page = await listProjects({ ctx: c.var.user, input: c.req.valid("query") });
    return c.json(ProjectPage.parse(page), 200);
  })
  .openapi(createProjectRoute, async (c) => {
    const project = await createProject({ ctx: c.var.user, input: c.req.valid("json") });
    return c.json(Project.parse(project), 201);
  })
  .openapi(getProjectRoute, async (c) => {
    const project = await getProject({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(Project.parse(project), 200);
  })
  .openapi(updateProjectRoute, async (c) => {
    const input = { ...c.req.valid("param"), changes: c.req.valid("json") };
    return c.json(Project.parse(await updateProject({ ctx: c.var.user, input })), 200);
  })
  .openapi(archiveProjectRoute, async (c) => {
    const input = { ...c.req.valid("param"), changes: { archived: true } };
    await updateProject({ ctx: c.var.user, input });
    return c.body(null, 204);
  });
