import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";

const Indexable = z.boolean().openapi({
  description: "Whether search engines may list the page.",
  example: false,
});

export const ShareLink = z
  .object({
    id: z.string().openapi({ example: "lnk_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    versionId: z.string().openapi({ example: "ver_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    indexable: Indexable,
    expiresAt: Timestamp.nullable().openapi({ example: "2027-01-31T00:00:00.000Z" }),
    createdAt: Timestamp,
    createdBy: z.object({
      id: z.string().openapi({ example: "usr_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
      name: z.string().openapi({ example: "Mara Okonjo" }),
    }),
    revokedAt: Timestamp.nullable().openapi({ example: null }),
  })
  .openapi("ShareLink");
export type ShareLink = z.infer<typeof ShareLink>;

export const NewShareLink = ShareLink.extend({
  token: z.string().openapi({
    description: "The secret part of the address. It is not kept and cannot be shown again.",
    example: "Yx1kT3mO8v0bqWn2u6cZrE5hJd9sLfGpA7iQeXtBwVM",
  }),
  url: z.url().openapi({
    example: "https://docuforge.example/share/Yx1kT3mO8v0bqWn2u6cZrE5hJd9sLfGpA7iQeXtBwVM",
  }),
}).openapi("NewShareLink");

export const ShareLinkPage = PageOf(ShareLink, "ShareLinkPage");

export const ListShareLinksQuery = PageQuery;
export type ListShareLinksQuery = z.infer<typeof ListShareLinksQuery>;

export const CreateShareLinkRequest = z
  .strictObject({
    expiresAt: Timestamp.nullable().optional().openapi({
      description: "Without it the link works until it is revoked.",
      example: "2027-01-31T00:00:00.000Z",
    }),
    indexable: Indexable.optional(),
  })
  .openapi("CreateShareLinkRequest");
export type CreateShareLinkRequest = z.infer<typeof CreateShareLinkRequest>;

export const ShareLinkParams = z.object({
  linkId: IdParam("linkId", "lnk_01jd3k5z8fe9v9w9q2m4x7c1ab"),
});

export const SharedVersionParams = z.object({
  token: z.string().openapi({
    param: { name: "token", in: "path" },
    example: "Yx1kT3mO8v0bqWn2u6cZrE5hJd9sLfGpA7iQeXtBwVM",
  }),
});
