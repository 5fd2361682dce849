import type { components } from "@/api/generated/schema.d.ts";

type Schemas = components["schemas"];
type Choice<Value extends string> = { value: Value; label: string };

export const PRIORITIES: readonly Choice<Schemas["FeaturePriority"]>[] = [
  { value: "must", label: "Must have" },
  { value: "should", label: "Should have" },
  { value: "could", label: "Could have" },
  { value: "wont", label: "Won't have now" },
];

export const INTERFACE_KINDS: readonly Choice<Schemas["InterfaceKind"]>[] = [
  { value: "user", label: "User" },
  { value: "hardware", label: "Hardware" },
  { value: "software", label: "Software" },
  { value: "communications", label: "Communications" },
];

export const QUALITIES: readonly Choice<Schemas["QualityCharacteristic"]>[] = [
  { value: "performance_efficiency", label: "Performance" },
  { value: "reliability", label: "Reliability" },
  { value: "security", label: "Security" },
  { value: "interaction_capability", label: "Usability" },
  { value: "compatibility", label: "Compatibility" },
  { value: "maintainability", label: "Maintainability" },
  { value: "flexibility", label: "Flexibility" },
  { value: "safety", label: "Safety" },
  { value: "functional_suitability", label: "Functional suitability" },
];

export const EXPERTISE: readonly Choice<NonNullable<Schemas["UserClassContext"]["expertise"]>>[] = [
  { value: "novice", label: "Novice" },
  { value: "intermediate", label: "Intermediate" },
  { value: "expert", label: "Expert" },
];

export const FREQUENCY: readonly Choice<NonNullable<Schemas["UserClassContext"]["frequency"]>>[] = [
  { value: "daily", label: "Daily" },
  { value: "weekly", label: "Weekly" },
  { value: "monthly", label: "Monthly" },
  { value: "occasional", label: "Now and then" },
];
