import { z } from "@hono/zod-openapi";
import { RawText, Text } from "../../../kernel/text.ts";
import { EXAMPLE_CONTEXT } from "./example-context.ts";

/** MoSCoW priority of a feature. */
export const FeaturePriority = z
  .enum(["must", "should", "could", "wont"])
  .openapi("FeaturePriority", { example: "must" });
export type FeaturePriority = z.infer<typeof FeaturePriority>;

/** Kinds of external interface as ISO/IEC/IEEE 29148 groups them. */
export const InterfaceKind = z
  .enum(["user", "hardware", "software", "communications"])
  .openapi("InterfaceKind", { example: "software" });
export type InterfaceKind = z.infer<typeof InterfaceKind>;

/** Product quality characteristics of ISO/IEC 25010:2023. */
export const QualityCharacteristic = z
  .enum([
    "functional_suitability",
    "performance_efficiency",
    "compatibility",
    "interaction_capability",
    "reliability",
    "security",
    "maintainability",
    "flexibility",
    "safety",
  ])
  .openapi("QualityCharacteristic", { example: "performance_efficiency" });
export type QualityCharacteristic = z.infer<typeof QualityCharacteristic>;

export const ProductContext = z
  .strictObject({
    name: RawText(200).optional(),
    oneLiner: RawText(300).optional(),
    problem: RawText(5000).optional(),
    vision: RawText(5000).optional(),
  })
  .openapi("ProductContext", { example: EXAMPLE_CONTEXT.product });
export type ProductContext = z.infer<typeof ProductContext>;

export const GoalContext = z
  .strictObject({
    statement: Text(500),
    measure: RawText(500).optional(),
  })
  .openapi("GoalContext", { example: EXAMPLE_CONTEXT.goals[0] });
export type GoalContext = z.infer<typeof GoalContext>;

export const StakeholderContext = z
  .strictObject({
    name: Text(200),
    role: RawText(200).optional(),
    interest: RawText(1000).optional(),
  })
  .openapi("StakeholderContext", { example: EXAMPLE_CONTEXT.stakeholders[0] });
export type StakeholderContext = z.infer<typeof StakeholderContext>;

export const UserClassContext = z
  .strictObject({
    name: Text(200),
    description: RawText(2000).optional(),
    expertise: z.enum(["novice", "intermediate", "expert"]).optional(),
    frequency: z.enum(["daily", "weekly", "monthly", "occasional"]).optional(),
  })
  .openapi("UserClassContext", { example: EXAMPLE_CONTEXT.userClasses[0] });
export type UserClassContext = z.infer<typeof UserClassContext>;

export const FeatureContext = z
  .strictObject({
    name: Text(200),
    description: RawText(4000).optional(),
    priority: FeaturePriority.optional(),
  })
  .openapi("FeatureContext", { example: EXAMPLE_CONTEXT.features[0] });
export type FeatureContext = z.infer<typeof FeatureContext>;

export const ExternalInterfaceContext = z
  .strictObject({
    name: Text(200),
    kind: InterfaceKind.optional(),
    description: RawText(2000).optional(),
  })
  .openapi("ExternalInterfaceContext", { example: EXAMPLE_CONTEXT.externalInterfaces[1] });
export type ExternalInterfaceContext = z.infer<typeof ExternalInterfaceContext>;

export const QualityAttributeContext = z
  .strictObject({
    attribute: QualityCharacteristic,
    requirement: Text(1000),
    target: RawText(300).optional(),
  })
  .openapi("QualityAttributeContext", { example: EXAMPLE_CONTEXT.qualityAttributes[0] });
export type QualityAttributeContext = z.infer<typeof QualityAttributeContext>;

export const GlossaryEntryContext = z
  .strictObject({
    term: Text(200),
    definition: RawText(2000).optional(),
  })
  .openapi("GlossaryEntryContext", { example: EXAMPLE_CONTEXT.glossary[0] });
export type GlossaryEntryContext = z.infer<typeof GlossaryEntryContext>;

const Statement = Text(1000);

/**
 * Structured answers of the context wizard. Every part may be missing, because the wizard saves
 * while it is being filled in; a blank free text counts as missing.
 */
export const ProjectContext = z
  .strictObject({
    product: ProductContext.optional(),
    goals: z.array(GoalContext).max(50).optional(),
    stakeholders: z.array(StakeholderContext).max(100).optional(),
    userClasses: z.array(UserClassContext).max(50).optional(),
    features: z.array(FeatureContext).max(200).optional(),
    constraints: z.array(Statement).max(100).optional(),
    assumptions: z.array(Statement).max(100).optional(),
    externalInterfaces: z.array(ExternalInterfaceContext).max(100).optional(),
    qualityAttributes: z.array(QualityAttributeContext).max(100).optional(),
    glossary: z.array(GlossaryEntryContext).max(300).optional(),
    outOfScope: z.array(Statement).max(100).optional(),
  })
  .openapi("ProjectContext", { example: EXAMPLE_CONTEXT });
export type ProjectContext = z.infer<typeof ProjectContext>;

export const ContextHeaders = z.object({
  "If-Match": z.string().optional().openapi({
    description: "The `ETag` that the edit started from; without it any answers are replaced.",
    example: '"2026-03-02T09:15:00.000Z"',
  }),
});

export const PutContextRequest = z
  .strictObject({ context: ProjectContext })
  .openapi("PutContextRequest", { example: { context: EXAMPLE_CONTEXT } });
export type PutContextRequest = z.infer<typeof PutContextRequest>;

/** `updatedAt` is null and `context` empty until something was saved. */
export const ContextResponse = z
  .strictObject({
    context: ProjectContext,
    summary: z.string(),
    updatedAt: z.iso.datetime().nullable(),
  })
  .openapi("ContextResponse", {
    example: {
      context: EXAMPLE_CONTEXT,
      summary: "# Papyrus Desk\n\nPapyrus Desk lends archive material online…",
      updatedAt: "2026-03-02T09:15:00.000Z",
    },
  });
export type ContextResponse = z.infer<typeof ContextResponse>;
