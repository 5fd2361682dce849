import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { RawText, Text } from "../../../kernel/text.ts";
import { PlaceLimit, Quote, QuoteStart, TextAnchor, TextPlace } from "../drafts/contract.ts";

const maxTextLength = 200_000;

export const suggestionStatuses = ["open", "accepted", "rejected", "withdrawn"] as const;
export const SuggestionStatus = z.enum(suggestionStatuses).openapi("SuggestionStatus", {
  example: "open",
});
export type SuggestionStatus = z.infer<typeof SuggestionStatus>;

const Person = z.object({
  id: z.string().openapi({ example: "usr_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
  name: z.string().openapi({ example: "Mara Okonjo" }),
});

const SuggestionAuthor = z
  .discriminatedUnion("kind", [
    Person.extend({ kind: z.literal("user") }),
    z.object({
      kind: z.literal("generator"),
      jobId: z.string().openapi({ example: "job_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    }),
  ])
  .openapi("SuggestionAuthor", {
    example: { kind: "user", id: "usr_01jd3k5z8fe9v9w9q2m4x7c1ab", name: "Mara Okonjo" },
  });

export const Suggestion = z
  .object({
    id: z.string().openapi({ example: "sug_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    documentId: z.string().openapi({ example: "doc_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    status: SuggestionStatus,
    author: SuggestionAuthor,
    quote: z.string().openapi({
      description: "The text it was made against.",
      example: "within two seconds",
    }),
    replacement: z.string().openapi({ example: "within one second" }),
    note: z.string().nullable().openapi({ example: "The contract says one." }),
    anchor: TextAnchor.nullable().openapi({ description: "Null once it is decided." }),
    changes: z
      .array(z.object({ type: z.enum(["same", "added", "removed"]), text: z.string() }))
      .openapi({
        description: "From the quote to the replacement, word by word.",
        example: [
          { type: "same", text: "within " },
          { type: "removed", text: "two seconds" },
          { type: "added", text: "one second" },
        ],
      }),
    createdAt: Timestamp,
    decidedBy: Person.nullable().openapi({ example: null }),
    decidedAt: Timestamp.nullable().openapi({ example: null }),
    reason: z.string().nullable().openapi({ example: null }),
  })
  .openapi("Suggestion");
export type Suggestion = z.infer<typeof Suggestion>;

export const SuggestionPage = PageOf(Suggestion, "SuggestionPage");

const SuggestionPlace = z
  .object({
    suggestionId: z.string().openapi({ example: "sug_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    quote: z.string().openapi({ example: "within two seconds" }),
    anchor: TextPlace,
  })
  .openapi("SuggestionPlace");

export const SuggestionPlacePage = PageOf(SuggestionPlace, "SuggestionPlacePage");
export type SuggestionPlacePage = z.infer<typeof SuggestionPlacePage>;

export const CreateSuggestionRequest = z
  .strictObject({
    start: QuoteStart,
    quote: Quote(maxTextLength),
    replacement: RawText(maxTextLength).openapi({ example: "within one second" }),
    note: Text(2000).optional().openapi({ example: "The contract says one." }),
  })
  .openapi("CreateSuggestionRequest");
export type CreateSuggestionRequest = z.infer<typeof CreateSuggestionRequest>;

export const DecideSuggestionRequest = z
  .strictObject({
    reason: Text(2000).optional().openapi({
      description: "Why; its author can read it.",
      example: "Two is what was agreed.",
    }),
  })
  .openapi("DecideSuggestionRequest");

export const ListSuggestionsQuery = PageQuery.extend({
  status: z
    .enum([...suggestionStatuses, "decided", "all"])
    .default("open")
    .openapi({
      description: "`decided` is everything that is no longer open.",
      example: "open",
    }),
});
export type ListSuggestionsQuery = z.infer<typeof ListSuggestionsQuery>;

export const ListSuggestionPlacesQuery = PageQuery.extend({ limit: PlaceLimit });
export type ListSuggestionPlacesQuery = z.infer<typeof ListSuggestionPlacesQuery>;

export const SuggestionParams = z.object({
  suggestionId: IdParam("suggestionId", "sug_01jd3k5z8fe9v9w9q2m4x7c1ab"),
});
