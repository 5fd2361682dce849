import { z } from "@hono/zod-openapi";
import { Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { ThreadStatus } from "../comments/contract.ts";

export const Mention = z
  .object({
    id: z.string().openapi({ example: "mnt_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    threadId: z.string().openapi({ example: "cth_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    commentId: z.string().openapi({ example: "cmt_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    author: z.object({
      id: z.string().openapi({ example: "usr_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
      name: z.string().openapi({ example: "Mara Okonjo" }),
    }),
    body: z.string().openapi({ example: "Is one second realistic?" }),
    document: z.object({
      id: z.string().openapi({ example: "doc_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
      projectId: z.string().openapi({ example: "prj_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
      title: z.string().openapi({ example: "Software requirements specification" }),
    }),
    threadStatus: ThreadStatus,
    createdAt: Timestamp,
    readAt: Timestamp.nullable().openapi({ example: null }),
  })
  .openapi("Mention");
export type Mention = z.infer<typeof Mention>;

export const MentionPage = PageOf(Mention, "MentionPage");

export const ListMentionsQuery = PageQuery.extend({
  status: z.enum(["unread", "all"]).default("unread").openapi({ example: "unread" }),
});
export type ListMentionsQuery = z.infer<typeof ListMentionsQuery>;
