import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { roles } from "../../../kernel/permissions.gen.ts";
import { RawText } from "../../../kernel/text.ts";
import { Email } from "../accounts/contract.ts";
import { OrganizationParams } from "../organizations/contract.ts";

const userId = "usr_01jd3k5z8fe9v9w9q2m4x7c1ab";

const MemberRole = z.enum(roles).openapi({ example: "EDITOR" });

export const Member = z
  .object({
    userId: z.string().openapi({ example: userId }),
    name: z.string().openapi({ example: "Mara Lindqvist" }),
    email: z.string().openapi({ example: "mara.lindqvist@halden-lift.example" }),
    role: MemberRole,
    createdAt: Timestamp.openapi({ description: "Since when the person belongs to it." }),
  })
  .openapi("Member");
export type Member = z.infer<typeof Member>;

export const MemberPage = PageOf(Member, "MemberPage");

export const ListMembersQuery = PageQuery.extend({
  q: RawText(200).optional().openapi({ description: "Part of a name or e-mail.", example: "mara" }),
});
export type ListMembersQuery = z.infer<typeof ListMembersQuery>;

export const AddMemberRequest = z
  .strictObject({ email: Email, role: MemberRole })
  .openapi("AddMemberRequest");
export type AddMemberRequest = z.infer<typeof AddMemberRequest>;

export const UpdateMemberRequest = z
  .strictObject({ role: MemberRole })
  .openapi("UpdateMemberRequest");
export type UpdateMemberRequest = z.infer<typeof UpdateMemberRequest>;

export const MemberParams = OrganizationParams.extend({ userId: IdParam("userId", userId) });
