import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { Text } from "../../../kernel/text.ts";
import { PlaceLimit, Quote, QuoteStart, TextAnchor, TextPlace } from "../drafts/contract.ts";

const maxQuoteLength = 20_000;
const maxBodyLength = 10_000;

export const ThreadStatus = z
  .enum(["open", "resolved"])
  .openapi("CommentThreadStatus", { example: "open" });
export type ThreadStatus = z.infer<typeof ThreadStatus>;

const Person = z.object({
  id: z.string().openapi({ example: "usr_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
  name: z.string().openapi({ example: "Mara Okonjo" }),
});

const CommentBody = Text(maxBodyLength).openapi({
  description: "Plain text; `@[name](user id)` mentions a member of the organization.",
  example: "Is one second realistic, @[Mara Okonjo](usr_01jd3k5z8fe9v9w9q2m4x7c1ab)?",
});

export const Comment = z
  .object({
    id: z.string().openapi({ example: "cmt_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    threadId: z.string().openapi({ example: "cth_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    author: Person,
    body: z.string().openapi({ example: "Is one second realistic?" }),
    mentions: z.array(Person).openapi({ description: "The members it mentions." }),
    createdAt: Timestamp,
    editedAt: Timestamp.nullable().openapi({ example: null }),
  })
  .openapi("Comment");
export type Comment = z.infer<typeof Comment>;

export const CommentThread = z
  .object({
    id: z.string().openapi({ example: "cth_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    documentId: z.string().openapi({ example: "doc_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    status: ThreadStatus,
    quote: z.string().nullable().openapi({
      description: "The text it is about, as it was; null when it is about the whole document.",
      example: "within two seconds",
    }),
    anchor: TextAnchor.nullable(),
    comments: z.array(Comment),
    createdAt: Timestamp,
    resolvedBy: Person.nullable().openapi({ example: null }),
    resolvedAt: Timestamp.nullable().openapi({ example: null }),
  })
  .openapi("CommentThread");
export type CommentThread = z.infer<typeof CommentThread>;

export const Discussion = z
  .object({
    openThreads: z.number().int().openapi({ example: 3 }),
    openSuggestions: z.number().int().openapi({ example: 1 }),
  })
  .openapi("Discussion");
export type Discussion = z.infer<typeof Discussion>;

export const CommentThreadPage = PageOf(CommentThread, "CommentThreadPage");

const CommentPlace = z
  .object({
    threadId: z.string().openapi({ example: "cth_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    quote: z.string().openapi({ example: "within two seconds" }),
    anchor: TextPlace,
  })
  .openapi("CommentPlace");

export const CommentPlacePage = PageOf(CommentPlace, "CommentPlacePage");
export type CommentPlacePage = z.infer<typeof CommentPlacePage>;

export const CreateCommentThreadRequest = z
  .strictObject({
    body: CommentBody,
    anchor: z
      .strictObject({ start: QuoteStart, quote: Quote(maxQuoteLength) })
      .optional()
      .openapi({ description: "Left out, the comment is about the whole document." }),
  })
  .openapi("CreateCommentThreadRequest");
export type CreateCommentThreadRequest = z.infer<typeof CreateCommentThreadRequest>;

export const CommentBodyRequest = z
  .strictObject({ body: CommentBody })
  .openapi("CommentBodyRequest");

export const ListCommentThreadsQuery = PageQuery.extend({
  status: z
    .enum([...ThreadStatus.options, "all"])
    .default("open")
    .openapi({ example: "open" }),
});
export type ListCommentThreadsQuery = z.infer<typeof ListCommentThreadsQuery>;

export const ListCommentPlacesQuery = ListCommentThreadsQuery.extend({ limit: PlaceLimit });
export type ListCommentPlacesQuery = z.infer<typeof ListCommentPlacesQuery>;

export const ThreadParams = z.object({
  threadId: IdParam("threadId", "cth_01jd3k5z8fe9v9w9q2m4x7c1ab"),
});

export const CommentParams = z.object({
  commentId: IdParam("commentId", "cmt_01jd3k5z8fe9v9w9q2m4x7c1ab"),
});
