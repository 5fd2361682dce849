import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { RawText, Text } from "../../../kernel/text.ts";
import { DocumentType } from "../docs/contract.ts";
import { OVERRIDE_MODES } from "../generation/promptpacks/override.ts";

const longestOverride = 4_000;
const mostOverrides = 40;

const PackName = z.string().regex(/^[a-z_]{2,20}\/v\d{1,4}$/);

export const PackSectionOverride = z
  .strictObject({
    section: Text(60).openapi({ example: "functional-requirements" }),
    mode: z.enum(OVERRIDE_MODES).openapi({ example: "append" }),
    text: RawText(longestOverride).openapi({
      description: "With `wrap`, `{{prompt}}` stands for the pack's own prompt, exactly once.",
      example: "Name the lift type that each requirement applies to.",
    }),
  })
  .openapi("PackSectionOverride");

const Sections = z.array(PackSectionOverride).max(mostOverrides);

export const PutPackOverrideRequest = z
  .strictObject({
    revision: z.number().int().min(0).openapi({
      description: "The revision that was seen; 0 before the first.",
      example: 0,
    }),
    sections: Sections,
  })
  .openapi("PutPackOverrideRequest");
export type PutPackOverrideRequest = z.infer<typeof PutPackOverrideRequest>;

export const OrganizationPack = z
  .object({
    organizationId: z.string().openapi({ example: "org_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    type: DocumentType,
    promptPack: z.string().openapi({ description: "The newest of the type.", example: "srs/v1" }),
    name: z.string().openapi({ example: "Software Requirements Specification" }),
    writer: z.enum(["model", "composer"]).openapi({
      description: "`composer`: no language model is set up, so no prompt is used.",
      example: "model",
    }),
    rules: z.string().openapi({
      description: "What every section's prompt stands under; it cannot be overridden.",
      example: "You write software requirements specifications.",
    }),
    sections: z.array(
      z.object({
        id: z.string().openapi({ example: "functional-requirements" }),
        title: z.string().openapi({ example: "Functional requirements" }),
        prompt: z.string().openapi({ example: "Turn every feature into requirements." }),
        outline: z.string().openapi({
          description: "Headings and tables that are asked for and checked, whatever the prompt.",
          example: "## 4 Functional requirements",
        }),
      }),
    ),
    override: z.object({
      revision: z.number().int().openapi({ example: 3 }),
      sections: Sections,
      inapplicable: z.array(z.string()).openapi({
        description: "Sections that the newest pack does not have; kept, but without effect.",
      }),
      updatedAt: Timestamp.nullable(),
    }),
  })
  .openapi("OrganizationPack");
export type OrganizationPack = z.infer<typeof OrganizationPack>;

const PackChange = z
  .object({
    kind: z.enum(["added", "removed", "changed"]).openapi({ example: "changed" }),
    section: z
      .object({
        id: z.string().openapi({ example: "options" }),
        title: z.string().openapi({ example: "Options considered" }),
      })
      .nullable()
      .openapi({ description: "Null for the rules of the whole document." }),
    structure: z.array(z.string()).openapi({
      description: "What becomes required or no longer is, in sentences.",
    }),
    prompt: z
      .array(
        z.object({
          type: z.enum(["same", "added", "removed"]).openapi({ example: "added" }),
          text: z.string().openapi({ example: "Say what it costs to leave it again." }),
        }),
      )
      .openapi({ description: "Empty where the prompt stays as it is." }),
  })
  .openapi("PackChange");

export const DocumentPack = z
  .object({
    promptPack: z.string().openapi({ example: "adr/v1" }),
    overrideRevision: z.number().int().openapi({
      description: "Of the organization's own prompts for this type; 0 where it has none.",
      example: 0,
    }),
    upgrade: z
      .object({
        promptPack: z.string().openapi({ example: "adr/v2" }),
        changes: z.array(PackChange),
        inapplicable: z.array(z.string()).openapi({
          description: "Overridden sections that the newer pack no longer has.",
        }),
      })
      .nullable(),
  })
  .openapi("DocumentPack");
export type DocumentPack = z.infer<typeof DocumentPack>;

export const UpgradeDocumentPackRequest = z
  .strictObject({
    from: PackName.openapi({ description: "The pack that was seen.", example: "adr/v1" }),
    to: PackName.openapi({ example: "adr/v2" }),
  })
  .openapi("UpgradeDocumentPackRequest");
export type UpgradeDocumentPackRequest = z.infer<typeof UpgradeDocumentPackRequest>;

export const OrganizationPackParams = z.object({
  organizationId: IdParam("organizationId", "org_01jd3k5z8fe9v9w9q2m4x7c1ab"),
  type: DocumentType.openapi({ param: { name: "type", in: "path" }, example: "SRS" }),
});
