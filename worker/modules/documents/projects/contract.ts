import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { roles } from "../../../kernel/permissions.gen.ts";
import { Line, RawText, Text } from "../../../kernel/text.ts";

const ProjectName = Line(200).openapi({ example: "Shaftline technician app" });
const ProjectDescription = RawText(2000)
  .nullable()
  .openapi({ example: "Work orders, parts and signatures, also without a network." });

const ApprovalsRequired = z.number().int().min(0).max(10).openapi({
  description: "How many people must have approved exactly the text that is published.",
  example: 2,
});

export const Project = z
  .object({
    id: z.string().openapi({ example: "prj_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    organizationId: z.string().openapi({ example: "org_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    name: z.string().openapi({ example: "Shaftline technician app" }),
    description: ProjectDescription,
    approvalsRequired: ApprovalsRequired,
    role: z.enum(roles).openapi({ description: "The caller's role.", example: "OWNER" }),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    archivedAt: Timestamp.nullable().openapi({ example: null }),
  })
  .openapi("Project");
export type Project = z.infer<typeof Project>;

export const ProjectPage = PageOf(Project, "ProjectPage");

export const projectSorts = [
  "updatedAt:desc",
  "updatedAt:asc",
  "createdAt:desc",
  "createdAt:asc",
  "name:asc",
  "name:desc",
] as const;

export const ListProjectsQuery = PageQuery.extend({
  q: RawText(200).optional().openapi({ description: "Part of the name.", example: "shaft" }),
  sort: z.enum(projectSorts).default("updatedAt:desc").openapi({ example: "updatedAt:desc" }),
  organizationId: RawText(64).optional().openapi({ example: "org_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
  archived: z
    .enum(["true", "false"])
    .default("false")
    .openapi({ description: "Lists the archived ones instead.", example: "false" }),
});
export type ListProjectsQuery = z.infer<typeof ListProjectsQuery>;

export const CreateProjectRequest = z
  .strictObject({
    name: ProjectName,
    description: ProjectDescription.optional(),
    organizationId: Text(64).optional().openapi({
      description: "Without it the caller's personal organization.",
      example: "org_01jd3k5z8fe9v9w9q2m4x7c1ab",
    }),
  })
  .openapi("CreateProjectRequest");
export type CreateProjectRequest = z.infer<typeof CreateProjectRequest>;

export const UpdateProjectRequest = z
  .strictObject({
    name: ProjectName.optional(),
    description: ProjectDescription.optional(),
    archived: z.boolean().optional().openapi({ example: false }),
    approvalsRequired: ApprovalsRequired.optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, "must change something")
  .openapi("UpdateProjectRequest");
export type UpdateProjectRequest = z.infer<typeof UpdateProjectRequest>;

export const ProjectParams = z.object({
  projectId: IdParam("projectId", "prj_01jd3k5z8fe9v9w9q2m4x7c1ab"),
});
