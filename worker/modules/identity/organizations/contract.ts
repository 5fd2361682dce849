import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { roles } from "../../../kernel/permissions.gen.ts";
import { Line } from "../../../kernel/text.ts";

const organizationId = "org_01jd3k5z8fe9v9w9q2m4x7c1ab";

export const OrganizationName = Line(100).openapi({ example: "Halden Lift Service" });

export const OrganizationDetails = z
  .object({
    id: z.string().openapi({ example: organizationId }),
    name: z.string().openapi({ example: "Halden Lift Service" }),
    personal: z.boolean().openapi({
      description: "Whether it came with the caller's or another person's account.",
      example: false,
    }),
    role: z.enum(roles).openapi({ description: "The caller's role.", example: "OWNER" }),
    memberCount: z.number().int().openapi({ example: 4 }),
    createdAt: Timestamp,
  })
  .openapi("OrganizationDetails");
export type OrganizationDetails = z.infer<typeof OrganizationDetails>;

export const OrganizationPage = PageOf(OrganizationDetails, "OrganizationPage");

export const ListOrganizationsQuery = PageQuery;
export type ListOrganizationsQuery = z.infer<typeof ListOrganizationsQuery>;

export const CreateOrganizationRequest = z
  .strictObject({ name: OrganizationName })
  .openapi("CreateOrganizationRequest");
export type CreateOrganizationRequest = z.infer<typeof CreateOrganizationRequest>;

export const UpdateOrganizationRequest = z
  .strictObject({ name: OrganizationName })
  .openapi("UpdateOrganizationRequest");
export type UpdateOrganizationRequest = z.infer<typeof UpdateOrganizationRequest>;

export const OrganizationParams = z.object({
  organizationId: IdParam("organizationId", organizationId),
});
