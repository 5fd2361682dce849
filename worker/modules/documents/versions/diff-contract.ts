import { z } from "@hono/zod-openapi";
import { Version } from "./contract.ts";
import { blockKinds } from "./diff/blocks.ts";

export const DiffVersionsQuery = z.object({
  against: z
    .string()
    .regex(/^(?:previous|draft|ver_[0-9a-z]{26})$/)
    .default("previous")
    .openapi({
      description:
        "The other side: another version of the document, `previous` for the one before, or `draft` for what the live draft changes.",
      example: "previous",
    }),
  format: z
    .enum(["json", "markdown"])
    .optional()
    .openapi({ description: "Instead of an `Accept` header.", example: "json" }),
});

const DiffSide = z
  .object({
    versionId: z
      .string()
      .nullable()
      .openapi({ description: "Null for the draft.", example: "ver_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    number: z.number().int().nullable().openapi({ example: 4 }),
    contentHash: Version.shape.contentHash,
  })
  .openapi("DiffSide");
export type DiffSide = z.infer<typeof DiffSide>;

const ChangeCounts = z
  .object({
    added: z.number().int().openapi({ example: 3 }),
    removed: z.number().int().openapi({ example: 1 }),
    changed: z.number().int().openapi({ example: 7 }),
  })
  .openapi("ChangeCounts");

const SectionPlace = z
  .object({
    id: z.string().openapi({ example: "introduction.purpose" }),
    heading: z.string().openapi({ example: "1.1 Purpose" }),
    level: z.number().int().openapi({ example: 3 }),
    position: z.number().int().openapi({ example: 4 }),
  })
  .openapi("SectionPlace");

const TextChange = z
  .object({
    type: z.enum(["same", "added", "removed"]).openapi({ example: "added" }),
    text: z.string().openapi({ example: "four hours" }),
  })
  .openapi("TextChange");

const BlockChange = z
  .object({
    type: z.enum(["same", "added", "removed", "changed"]).openapi({ example: "changed" }),
    kind: z.enum(blockKinds).openapi({ example: "paragraph" }),
    changes: z.array(TextChange).openapi({
      description:
        "The Markdown; what is not `added` is the older text, what is not `removed` the newer.",
    }),
  })
  .openapi("BlockChange");

const SectionChange = z
  .object({
    type: z.enum(["added", "removed", "moved", "changed", "same"]).openapi({ example: "changed" }),
    moved: z
      .boolean()
      .openapi({ description: "Also true when it changed on the way.", example: false }),
    before: SectionPlace.nullable(),
    after: SectionPlace.nullable(),
    counts: ChangeCounts,
    blocks: z.array(BlockChange).openapi({ description: "Empty where the text is the same." }),
  })
  .openapi("SectionChange");

export const VersionDiff = z
  .object({
    from: DiffSide.nullable().openapi({ description: "Null when version 1 has none before it." }),
    to: DiffSide,
    granularity: z.enum(["word", "line"]).openapi({
      description: "`line` when some blocks were too large to be compared word by word.",
      example: "word",
    }),
    sectionCounts: z
      .object({
        added: z.number().int().openapi({ example: 1 }),
        removed: z.number().int().openapi({ example: 0 }),
        moved: z.number().int().openapi({ example: 0 }),
        changed: z.number().int().openapi({ example: 2 }),
        same: z.number().int().openapi({ example: 31 }),
      })
      .openapi("SectionCounts"),
    counts: ChangeCounts.openapi({ description: "Blocks of all sections." }),
    sections: z.array(SectionChange),
  })
  .openapi("VersionDiff");
export type VersionDiff = z.infer<typeof VersionDiff>;
