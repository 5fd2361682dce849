import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { platformRoles, roles } from "../../../kernel/permissions.gen.ts";
import { Line, RawText } from "../../../kernel/text.ts";
import { Session } from "../sessions/contract.ts";

const userId = "usr_01jd3k5z8fe9v9w9q2m4x7c1ab";
const organizationId = "org_01jd3k5z8fe9v9w9q2m4x7c1ab";

const PlatformRole = z.enum(platformRoles).nullable().openapi({ example: null });

const user = {
  id: z.string().openapi({ example: userId }),
  email: z.string().openapi({ example: "mara.lindqvist@halden-lift.example" }),
  emailVerified: z.boolean().openapi({ example: true }),
  name: z.string().openapi({ example: "Mara Lindqvist" }),
  platformRole: PlatformRole,
  createdAt: Timestamp,
  lastSeenAt: Timestamp.nullable().openapi({
    description: "When a device last renewed its session; null after 30 days without one.",
  }),
  disabledAt: Timestamp.nullable().openapi({ example: null }),
  disabledReason: z.string().nullable().openapi({ example: null }),
  deletesAt: Timestamp.nullable().openapi({ example: null }),
};

export const PlatformUser = z.object(user).openapi("PlatformUser");
export type PlatformUser = z.infer<typeof PlatformUser>;

export const PlatformUserPage = PageOf(PlatformUser, "PlatformUserPage");

export const PlatformUserDetails = z
  .object({
    ...user,
    twoFactor: z.boolean().openapi({ example: false }),
    organizations: z.array(
      z.object({
        id: z.string().openapi({ example: organizationId }),
        name: z.string().openapi({ example: "Halden Lift Service" }),
        role: z.enum(roles).openapi({ example: "OWNER" }),
      }),
    ),
  })
  .openapi("PlatformUserDetails");
export type PlatformUserDetails = z.infer<typeof PlatformUserDetails>;

export const SearchUsersQuery = PageQuery.extend({
  q: RawText(200).optional().openapi({ description: "Part of a name or e-mail.", example: "mara" }),
  status: z.enum(["enabled", "disabled"]).optional().openapi({ example: "enabled" }),
  role: z.enum(platformRoles).optional().openapi({ example: "MODERATOR" }),
});
export type SearchUsersQuery = z.infer<typeof SearchUsersQuery>;

export const PlatformUserParams = z.object({ userId: IdParam("userId", userId) });

export const PlatformSessionParams = PlatformUserParams.extend({
  sessionId: IdParam("sessionId", "ses_01jd3k5z8fe9v9w9q2m4x7c1ab"),
});

export const DisableUserRequest = z
  .strictObject({
    reason: Line(300).openapi({
      description: "The person is told, by mail and when they try to sign in.",
      example: "The account sends unwanted invitations.",
    }),
  })
  .openapi("DisableUserRequest");
export type DisableUserRequest = z.infer<typeof DisableUserRequest>;

export const SetPlatformRoleRequest = z
  .strictObject({ role: PlatformRole })
  .openapi("SetPlatformRoleRequest");
export type SetPlatformRoleRequest = z.infer<typeof SetPlatformRoleRequest>;

export const ListUserSessionsQuery = PageQuery;
export type ListUserSessionsQuery = z.infer<typeof ListUserSessionsQuery>;

export const UserSessionPage = PageOf(Session, "UserSessionPage");

export const PlatformOrganization = z
  .object({
    id: z.string().openapi({ example: organizationId }),
    name: z.string().openapi({ example: "Halden Lift Service" }),
    personal: z.boolean().openapi({ example: false }),
    createdAt: Timestamp,
    memberCount: z.number().int().openapi({ example: 12 }),
    owner: z
      .object({
        id: z.string().openapi({ example: userId }),
        name: z.string().openapi({ example: "Mara Lindqvist" }),
        email: z.string().openapi({ example: "mara.lindqvist@halden-lift.example" }),
      })
      .nullable(),
  })
  .openapi("PlatformOrganization");

export const PlatformOrganizationPage = PageOf(PlatformOrganization, "PlatformOrganizationPage");

export const SearchOrganizationsQuery = PageQuery.extend({
  q: RawText(200).optional().openapi({ description: "Part of the name.", example: "halden" }),
});
export type SearchOrganizationsQuery = z.infer<typeof SearchOrganizationsQuery>;

export const ListPlatformAuditQuery = PageQuery;
export type ListPlatformAuditQuery = z.infer<typeof ListPlatformAuditQuery>;
