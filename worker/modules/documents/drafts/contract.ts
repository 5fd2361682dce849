import { z } from "@hono/zod-openapi";
import { Timestamp } from "../../../http/schemas.ts";
import { LongText, RawText } from "../../../kernel/text.ts";
import { DocumentParams } from "../docs/contract.ts";

export const DraftSection = z
  .object({
    id: z.string().openapi({ example: "introduction.purpose" }),
    heading: z.string().openapi({ example: "1.1 Purpose" }),
    level: z.number().int().min(0).max(6).openapi({ example: 3 }),
    hash: z.string().openapi({ example: "9f86d081884c7d652c26b46b68ffc68f" }),
  })
  .openapi("DraftSection");

export const SectionProvenance = z
  .object({
    kind: z.enum(["person", "generated", "edited"]).openapi({
      description: "`edited`: it was generated, and people changed it since.",
      example: "generated",
    }),
    generation: z
      .object({
        promptPack: z.string().openapi({ example: "srs/v1" }),
        provider: z.string().openapi({ example: "composer" }),
        model: z.string().openapi({ example: "composer-1" }),
        jobId: z.string().openapi({ example: "job_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
        at: Timestamp,
      })
      .nullable()
      .openapi({ description: "Null for what a person wrote." }),
    authors: z
      .array(
        z.object({
          id: z.string().openapi({ example: "usr_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
          name: z.string().openapi({ example: "Mara Okonjo" }),
        }),
      )
      .openapi({
        description:
          "The people whose words stand there, whoever wrote most first; empty where none is known.",
      }),
  })
  .openapi("SectionProvenance");
export type SectionProvenance = z.infer<typeof SectionProvenance>;

export const DraftSectionDetails = DraftSection.extend({ provenance: SectionProvenance }).openapi(
  "DraftSectionDetails",
);

export const Draft = z
  .object({
    content: z.string().openapi({ example: "# Shaftline\n\n## 1 Introduction\n" }),
    revision: z.number().int().openapi({ example: 12 }),
    sections: z.array(DraftSectionDetails),
    updatedAt: Timestamp.nullable(),
    updatedBy: z.string().nullable().openapi({ example: "usr_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
  })
  .openapi("Draft");
export type Draft = z.infer<typeof Draft>;

const DraftText = LongText().openapi({
  description: "At most 5 MB of UTF-8.",
  example: "# Shaftline\n",
});

export const PutDraftRequest = z.strictObject({ content: DraftText }).openapi("PutDraftRequest");
export type PutDraftRequest = z.infer<typeof PutDraftRequest>;

export const PatchSectionRequest = z
  .strictObject({
    content: LongText().openapi({
      description: "The section with its heading, up to the next heading of any level.",
      example: "## 1.1 Purpose\n\nWhat it is for.\n",
    }),
    baseHash: z.string().max(64).openapi({
      description: "The `hash` of the section that the edit started from.",
      example: "9f86d081884c7d652c26b46b68ffc68f",
    }),
  })
  .openapi("PatchSectionRequest");
export type PatchSectionRequest = z.infer<typeof PatchSectionRequest>;

export const SectionParams = DocumentParams.extend({
  sectionId: z
    .string()
    .min(1)
    .max(1_000)
    .openapi({ param: { name: "sectionId", in: "path" }, example: "introduction.purpose" }),
});

export const DraftSaved = Draft.omit({ content: true })
  .extend({ sections: z.array(DraftSection) })
  .openapi("DraftSaved");
export type DraftSaved = z.infer<typeof DraftSaved>;

/** A piece of the draft as the caller sees it; `maxLength` counts UTF-16 units. */
export function Quote(maxLength: number) {
  return RawText(maxLength).min(1).openapi({ example: "within two seconds" });
}

export const QuoteStart = z.number().int().min(0).max(10_000_000).openapi({
  description: "Where the quote begins, in UTF-16 units; the nearest occurrence is meant.",
  example: 240,
});

export const TextAnchor = z
  .object({
    state: z.enum(["exact", "changed", "gone"]).openapi({
      description:
        "`exact`: the quote stands there. `changed`: another text does. `gone`: nothing is left.",
      example: "exact",
    }),
    start: z.number().int().nullable().openapi({ example: 240 }),
    end: z.number().int().nullable().openapi({ example: 258 }),
    text: z.string().nullable().openapi({
      description: "What stands there now, when it is not the quote.",
      example: null,
    }),
  })
  .openapi("TextAnchor");
export type TextAnchor = z.infer<typeof TextAnchor>;

/** Where a quote is now, without what stands there instead of it. */
export const TextPlace = TextAnchor.omit({ text: true }).openapi("TextPlace");

const maxPlaces = 200;

/** How many places a page has. */
export const PlaceLimit = z.coerce
  .number()
  .int()
  .min(1)
  .max(maxPlaces)
  .default(maxPlaces)
  .openapi({ example: 200 });

export const DraftHeaders = z.object({
  "If-Match": z
    .string()
    .optional()
    .openapi({ description: "The `ETag` that the edit started from, or `*`.", example: '"r12"' }),
});

export const LiveTicket = z
  .object({
    ticket: z.string().openapi({
      description: "Opens one connection, once.",
      example: "Zt3v1cW0b2h7q9x4LmR8sUeYpKjDfGaN5iTo6BzQwEc",
    }),
    expiresInSeconds: z.number().int().openapi({ example: 60 }),
  })
  .openapi("LiveTicket");
export type LiveTicket = z.infer<typeof LiveTicket>;

export const LiveQuery = z.object({
  ticket: z.string().max(200).default("").openapi({
    description: "From `createLiveTicket`, for this document.",
    example: "Zt3v1cW0b2h7q9x4LmR8sUeYpKjDfGaN5iTo6BzQwEc",
  }),
  events: z.enum(["0", "1"]).optional().openapi({
    description: "`1` adds JSON events to the binary protocol.",
    example: "1",
  }),
});
