import { z } from "@hono/zod-openapi";
import { RawText } from "../../../kernel/text.ts";
import { Job } from "../jobs/index.ts";
import { GUARDRAIL_RULES } from "./guardrails/report.ts";
import { DOCUMENT_TYPES } from "./promptpacks/pack.ts";

export const GenerateDraftRequest = z
  .strictObject({
    instructions: RawText(4000)
      .optional()
      .openapi({ example: "Write for a team that maintains elevators." }),
  })
  .openapi("GenerateDraftRequest");
export type GenerateDraftRequest = z.infer<typeof GenerateDraftRequest>;

export const GenerateDraftResponse = z.object({ job: Job }).openapi("GenerateDraftResponse");
export type GenerateDraftResponse = z.infer<typeof GenerateDraftResponse>;

export const RegenerateSectionRequest = z
  .strictObject({
    sectionId: z.string().min(1).max(2000).openapi({ example: "shaftline.3-user-classes" }),
    instructions: RawText(4000)
      .optional()
      .openapi({ example: "Tell technicians on call apart from those in the workshop." }),
  })
  .openapi("RegenerateSectionRequest");
export type RegenerateSectionRequest = z.infer<typeof RegenerateSectionRequest>;

export const CheckFinding = z
  .object({
    rule: z.enum(GUARDRAIL_RULES).openapi({ example: "requirement.vague" }),
    severity: z
      .enum(["error", "warning"])
      .openapi({ description: "Only errors keep a text from passing.", example: "warning" }),
    place: z.object({
      section: z.string().nullable().openapi({ example: "functional-requirements.signatures" }),
      heading: z.string().nullable().openapi({ example: "4.1 Signatures" }),
      line: z.number().int().openapi({ description: "Counted from 1.", example: 112 }),
    }),
    message: z.string().openapi({ example: "FR-007 cannot be tested as worded: “quickly”." }),
    fix: z.string().openapi({ example: "Name a number that can be measured." }),
  })
  .openapi("CheckFinding");

export const DraftChecks = z
  .object({
    revision: z
      .number()
      .int()
      .openapi({ description: "The draft's revision that was checked.", example: 12 }),
    promptPack: z.string().openapi({ example: "srs/v1" }),
    passed: z.boolean().openapi({ example: true }),
    findings: z
      .array(CheckFinding)
      .openapi({ description: "At most 200, errors first, each kind in the order of the text." }),
  })
  .openapi("DraftChecks");
export type DraftChecks = z.infer<typeof DraftChecks>;

const RequiredTables = z
  .array(
    z.object({
      columns: z.array(z.string()).openapi({ example: ["ID", "Requirement"] }),
    }),
  )
  .openapi({ description: "The columns that a table's header must have; more are allowed." });

export const CheckRules = z
  .object({
    promptPack: z.string().openapi({ example: "srs/v1" }),
    pack: z.object({
      type: z.enum(DOCUMENT_TYPES).openapi({ example: "SRS" }),
      version: z.number().int().openapi({ example: 1 }),
      name: z.string().openapi({ example: "Software Requirements Specification" }),
      system: z.string().openapi({
        description: "Must not stand in the draft.",
        example: "You write software requirements specifications.",
      }),
      sections: z.array(
        z.object({
          id: z.string().openapi({ example: "functional-requirements" }),
          title: z.string().openapi({ example: "Functional requirements" }),
          prompt: z.string().openapi({
            description: "Must not stand in the draft.",
            example: "Turn every feature into requirements.",
          }),
          tables: RequiredTables,
          subsections: z.array(
            z.object({
              title: z.string().openapi({ example: "Signatures" }),
              tables: RequiredTables.optional(),
            }),
          ),
        }),
      ),
    }),
    knownText: z.string().openapi({
      description: "The people's own words, which are not taken for leftovers of a template.",
      example: "A TODO list",
    }),
  })
  .openapi("CheckRules");
