import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { roles } from "../../../kernel/permissions.gen.ts";
import { RawText } from "../../../kernel/text.ts";
import { ProjectParams } from "../projects/contract.ts";

const userId = "usr_01jd3k5z8fe9v9w9q2m4x7c1ab";

const ProjectRole = z.enum(["ADMIN", "EDITOR"]).openapi({ example: "EDITOR" });
export type ProjectRole = z.infer<typeof ProjectRole>;

export const ProjectMember = z
  .object({
    userId: z.string().openapi({ example: userId }),
    name: z.string().openapi({ example: "Mara Lindqvist" }),
    email: z.string().openapi({ example: "mara.lindqvist@halden-lift.example" }),
    role: z.enum(roles).openapi({
      description: "What counts in this project: the higher of the other two.",
      example: "EDITOR",
    }),
    organizationRole: z.enum(roles).openapi({ example: "VIEWER" }),
    projectRole: ProjectRole.nullable().openapi({
      description: "Given in this project only.",
      example: "EDITOR",
    }),
    createdAt: Timestamp.openapi({
      description: "Since when the person belongs to the organization.",
    }),
  })
  .openapi("ProjectMember");
export type ProjectMember = z.infer<typeof ProjectMember>;

export const ProjectMemberPage = PageOf(ProjectMember, "ProjectMemberPage");

export const ListProjectMembersQuery = PageQuery.extend({
  q: RawText(200).optional().openapi({ description: "Part of a name or e-mail.", example: "mara" }),
});
export type ListProjectMembersQuery = z.infer<typeof ListProjectMembersQuery>;

export const AddProjectMemberRequest = z
  .strictObject({
    userId: z
      .string()
      .regex(/^usr_[0-9a-z]{26}$/)
      .openapi({ description: "A member of the project's organization.", example: userId }),
    role: ProjectRole,
  })
  .openapi("AddProjectMemberRequest");
export type AddProjectMemberRequest = z.infer<typeof AddProjectMemberRequest>;

export const UpdateProjectMemberRequest = z
  .strictObject({ role: ProjectRole })
  .openapi("UpdateProjectMemberRequest");
export type UpdateProjectMemberRequest = z.infer<typeof UpdateProjectMemberRequest>;

export const ProjectMemberParams = ProjectParams.extend({ userId: IdParam("userId", userId) });
