import { z } from "@hono/zod-openapi";
import { Timestamp } from "../../../http/schemas.ts";
import { PageQuery } from "../../../kernel/pagination.ts";

const ContentHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .openapi({
    description: "SHA-256 of the UTF-8 text, in hex.",
    example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  });

export const Approval = z
  .object({
    user: z.object({
      id: z.string().openapi({ example: "usr_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
      name: z.string().openapi({ example: "Jun Seo" }),
    }),
    approvedAt: Timestamp,
  })
  .openapi("Approval");
export type Approval = z.infer<typeof Approval>;

export const ApprovalPage = z
  .object({
    contentHash: ContentHash,
    isCurrent: z.boolean().openapi({ description: "It is the live draft's text.", example: true }),
    required: z
      .number()
      .int()
      .openapi({ description: "How many the project asks for.", example: 2 }),
    approved: z.number().int().openapi({ description: "How many approved this text.", example: 1 }),
    approvedByMe: z.boolean().openapi({ example: false }),
    missing: z.number().int().openapi({
      description:
        "How many are missing before the caller may publish. Their own counts, but at least one is somebody else's.",
      example: 1,
    }),
    outdated: z.array(Approval).openapi({
      description:
        "Who approved an earlier text since the last version and not yet this one, the latest first; at most 20.",
      example: [],
    }),
    items: z.array(Approval),
    nextCursor: z.string().nullable(),
  })
  .openapi("ApprovalPage");
export type ApprovalPage = z.infer<typeof ApprovalPage>;

export const ListApprovalsQuery = PageQuery.extend({
  contentHash: ContentHash.optional().openapi({ description: "Without it the live draft's." }),
});
export type ListApprovalsQuery = z.infer<typeof ListApprovalsQuery>;

export const ApproveDraftRequest = z
  .strictObject({ contentHash: ContentHash })
  .openapi("ApproveDraftRequest");
