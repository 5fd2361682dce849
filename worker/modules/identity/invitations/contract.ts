import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { roles } from "../../../kernel/permissions.gen.ts";
import { Email } from "../accounts/contract.ts";
import { OrganizationParams } from "../organizations/contract.ts";

const invitationId = "inv_01jd3k5z8fe9v9w9q2m4x7c1ab";
const token = `${invitationId}.mZ8v0Jq3yqkF2bqY1cQm3l8v7mC1XwN0dQx0sVnH5uA`;

const InvitedRole = z.enum(roles).openapi({ example: "EDITOR" });

export const Invitation = z
  .object({
    id: z.string().openapi({ example: invitationId }),
    email: z.string().openapi({ example: "ji-woo.han@halden-lift.example" }),
    role: InvitedRole,
    invitedBy: z.object({
      id: z.string().openapi({ example: "usr_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
      name: z.string().openapi({ example: "Mara Lindqvist" }),
    }),
    createdAt: Timestamp,
    expiresAt: Timestamp,
  })
  .openapi("Invitation");
export type Invitation = z.infer<typeof Invitation>;

export const InvitationPage = PageOf(Invitation, "InvitationPage");

export const ListInvitationsQuery = PageQuery;
export type ListInvitationsQuery = z.infer<typeof ListInvitationsQuery>;

export const CreateInvitationRequest = z
  .strictObject({ email: Email, role: InvitedRole })
  .openapi("CreateInvitationRequest");
export type CreateInvitationRequest = z.infer<typeof CreateInvitationRequest>;

export const InvitationParams = OrganizationParams.extend({
  invitationId: IdParam("invitationId", invitationId),
});

/** The secret of the mailed link: the invitation's id, a point and 256 random bits. */
export const InvitationTokenParams = z.object({
  token: z
    .string()
    .regex(/^inv_[0-9a-z]{26}\.[\w-]{43}$/)
    .openapi({ param: { name: "token", in: "path" }, example: token }),
});

export const InvitationOffer = z
  .object({
    organizationName: z.string().openapi({ example: "Halden Lift Service" }),
    invitedBy: z.string().openapi({ example: "Mara Lindqvist" }),
    email: z.string().openapi({ example: "ji-woo.han@halden-lift.example" }),
    role: InvitedRole,
    expiresAt: Timestamp,
  })
  .openapi("InvitationOffer");
export type InvitationOffer = z.infer<typeof InvitationOffer>;

export const AcceptedInvitation = z
  .object({
    organizationId: z.string().openapi({ example: "org_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    role: InvitedRole,
  })
  .openapi("AcceptedInvitation");
export type AcceptedInvitation = z.infer<typeof AcceptedInvitation>;
