import { z } from "@hono/zod-openapi";
import { IdParam } from "../../../http/schemas.ts";

const Amount = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const UsageLimit = z
  .strictObject({
    monthlyTokens: Amount.nullable().openapi({ example: 5_000_000 }),
    monthlyCostMicros: Amount.nullable().openapi({
      description: "Millionths of the currency in which the models are priced.",
      example: 50_000_000,
    }),
  })
  .openapi("UsageLimit", { description: "Null is without limit." });
export type UsageLimit = z.infer<typeof UsageLimit>;

const Taken = z.object({
  inputTokens: Amount.openapi({ example: 812_000 }),
  outputTokens: Amount.openapi({ example: 140_500 }),
  costMicros: Amount.openapi({
    description: "Of the sections whose model has a price.",
    example: 3_029_000,
  }),
  sections: Amount.openapi({ example: 132 }),
});

export const Usage = z
  .object({
    month: z.string().openapi({ description: "UTC.", example: "2026-11" }),
    limit: UsageLimit,
    total: Taken.extend({
      unpricedSections: Amount.openapi({
        description: "Sections of models that have no price.",
        example: 0,
      }),
    }),
    projects: z
      .array(
        Taken.extend({
          projectId: z.string().openapi({ example: "prj_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
          name: z.string().openapi({ example: "Shaftline technician app" }),
        }),
      )
      .openapi({ description: "The hundred that took most." }),
  })
  .openapi("Usage");
export type Usage = z.infer<typeof Usage>;

export const UsageQuery = z.object({
  month: z
    .string()
    .regex(/^20\d\d-(?:0[1-9]|1[0-2])$/)
    .optional()
    .openapi({ description: "The present month where it is left out.", example: "2026-11" }),
});

export const GenerationQuality = z
  .object({
    since: z.iso.datetime().openapi({ example: "2026-08-23T00:00:00.000Z" }),
    items: z.array(
      z.object({
        promptPack: z.string().openapi({ example: "srs/v1" }),
        provider: z.string().openapi({ example: "openai" }),
        model: z.string().openapi({ example: "gpt-5" }),
        sections: Amount.openapi({ example: 120 }),
        passedFirst: Amount.openapi({
          description: "Passed their checks as they were first written.",
          example: 101,
        }),
        passed: Amount.openapi({
          description: "Passed, after a second attempt if need be.",
          example: 118,
        }),
      }),
    ),
  })
  .openapi("GenerationQuality");
export type GenerationQuality = z.infer<typeof GenerationQuality>;

export const OrganizationParams = z.object({
  organizationId: IdParam("organizationId", "org_01jd3k5z8fe9v9w9q2m4x7c1ab"),
});
