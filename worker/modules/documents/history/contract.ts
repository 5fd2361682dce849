import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { DocumentParams } from "../docs/contract.ts";
import { VersionDiff } from "../versions/diff-contract.ts";

const historyId = "his_01jd3k5z8fe9v9w9q2m4x7c1ab";

const Person = z.object({
  id: z.string().openapi({ example: "usr_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
  name: z.string().openapi({ example: "Mara Okonjo" }),
});

export const HistoryEntry = z
  .object({
    id: z.string().openapi({ example: historyId }),
    revision: z.number().int().openapi({ example: 212 }),
    createdAt: Timestamp,
    reason: z.enum(["activity", "left", "before-generation", "before-replacement"]).openapi({
      description:
        "`activity`: minutes after an edit. `left`: the last person left. Otherwise what was about to replace the text.",
      example: "activity",
    }),
    authors: z.array(Person).openapi({ description: "Who edited since the entry before." }),
    sizeBytes: z.number().int().openapi({ example: 48_213 }),
  })
  .openapi("HistoryEntry");
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const HistoryPage = PageOf(HistoryEntry, "HistoryPage");

export const HistoryEntryWithContent = HistoryEntry.extend({
  content: z.string().openapi({ example: "# Shaftline\n" }),
}).openapi("HistoryEntryWithContent");

const HistorySide = z
  .object({
    historyId: z
      .string()
      .nullable()
      .openapi({ description: "Null for the draft.", example: historyId }),
    revision: z.number().int().openapi({ example: 212 }),
  })
  .openapi("HistorySide");

export const HistoryDiff = VersionDiff.omit({ from: true, to: true })
  .extend({ from: HistorySide, to: HistorySide })
  .openapi("HistoryDiff");
export type HistoryDiff = z.infer<typeof HistoryDiff>;

export const DraftRestored = z
  .object({ revision: z.number().int().openapi({ example: 213 }), updatedAt: Timestamp.nullable() })
  .openapi("DraftRestored");

export const ListHistoryQuery = PageQuery;

export const DiffHistoryQuery = z.object({
  against: z
    .string()
    .regex(/^(?:draft|his_[0-9a-z]{26})$/)
    .default("draft")
    .openapi({
      description: "The newer side: another entry, or the live draft.",
      example: "draft",
    }),
});

export const HistoryParams = DocumentParams.extend({ historyId: IdParam("historyId", historyId) });
