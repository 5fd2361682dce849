import { z } from "@hono/zod-openapi";
import { PageQuery } from "../../../kernel/pagination.ts";
import { RawText } from "../../../kernel/text.ts";
import { requirementStatuses } from "./compare-requirements.ts";

const RequirementSection = z.object({
  id: z.string().openapi({ example: "functional-requirements.sign-off" }),
  heading: z.string().openapi({ example: "4.2 Sign-off" }),
});

export const DocumentRequirement = z
  .object({
    id: z.string().openapi({ example: "FR-014" }),
    statement: z.string().openapi({ example: "The app shall open a work order within 2 s." }),
    priority: z.string().nullable().openapi({ example: "Must" }),
    acceptanceCriteria: z
      .array(z.string())
      .openapi({ example: ["The slowest of the measured cases takes at most 2 s."] }),
    section: RequirementSection,
    status: z.enum(requirementStatuses).openapi({
      description: "Against the version before; for the draft against the newest version.",
      example: "changed",
    }),
  })
  .openapi("DocumentRequirement");

export const DocumentRequirementPage = z
  .object({
    counts: z.object({
      added: z.number().int().openapi({ example: 2 }),
      changed: z.number().int().openapi({ example: 1 }),
      removed: z.number().int().openapi({ example: 0 }),
      same: z.number().int().openapi({ example: 38 }),
    }),
    duplicates: z
      .array(
        z.object({ id: z.string().openapi({ example: "FR-003" }), section: RequirementSection }),
      )
      .openapi({ description: "Later definitions of an id, at most 100; the first one counts." }),
    items: z.array(DocumentRequirement),
    nextCursor: z.string().nullable(),
  })
  .openapi("DocumentRequirementPage");
export type DocumentRequirementPage = z.infer<typeof DocumentRequirementPage>;

export const ListRequirementsQuery = PageQuery.extend({
  status: z.enum(requirementStatuses).optional().openapi({ example: "changed" }),
  q: RawText(200).optional().openapi({
    description: "Part of the id, the statement or the heading.",
    example: "sign",
  }),
});
export type ListRequirementsQuery = z.infer<typeof ListRequirementsQuery>;
