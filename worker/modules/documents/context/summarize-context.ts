import type { ProjectContext, QualityCharacteristic } from "./contract.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { missingContext } from "./missing-context.ts";

const PRIORITY_LABELS = {
  must: "Must",
  should: "Should",
  could: "Could",
  wont: "Won't",
} as const;

function characteristicLabel(attribute: QualityCharacteristic): string {
  const words = attribute.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function joined(parts: readonly (string | undefined)[], separator: string): string {
  return parts
    .map((part) => escapeMarkdown(part ?? ""))
    .filter((part) => part !== "")
    .join(separator);
}

function bullets(title: string, items: readonly string[] | undefined): string[] {
  if (!items || items.length === 0) return [];
  return [`## ${title}`, items.map((item) => `- ${item}`).join("\n")];
}

function labelled(label: string | undefined, ...rest: (string | undefined)[]): string {
  const parts = rest.filter((part) => part !== undefined && part.trim() !== "");
  const detail = joined(
    parts.map((part, index) => (index < parts.length - 1 ? part?.replace(/\.\s*$/u, "") : part)),
    "; ",
  );
  const name = `**${escapeMarkdown(label ?? "")}**`;
  return detail === "" ? name : `${name}: ${detail}`;
}

function features(context: ProjectContext): string[] {
  const groups = [
    ...(["must", "should", "could", "wont"] as const).map((priority) => ({
      label: PRIORITY_LABELS[priority],
      items: context.features?.filter((feature) => feature.priority === priority) ?? [],
    })),
    {
      label: "Priority not set",
      items: context.features?.filter((feature) => feature.priority === undefined) ?? [],
    },
  ].filter(({ items }) => items.length > 0);
  if (groups.length === 0) return [];
  return [
    "## Features",
    ...groups.flatMap(({ label, items }) => [
      `### ${label}`,
      items.map(({ name, description }) => `- ${labelled(name, description)}`).join("\n"),
    ]),
  ];
}

/**
 * Readable Markdown account of a context, the same for the same context; its last part names what
 * is still missing.
 */
export function summarizeContext(context: ProjectContext): string {
  const { product } = context;
  const missing = missingContext(context);
  const paragraphs = [product?.oneLiner, product?.problem, product?.vision];
  const labels = ["", "**Problem.** ", "**Vision.** "];
  return [
    `# ${joined([product?.name], "") || "Product without a name"}`,
    ...paragraphs.flatMap((text, index) => {
      const escaped = joined([text], "");
      return escaped === "" ? [] : [`${labels[index]}${escaped}`];
    }),
    ...bullets(
      "Goals",
      context.goals?.map(({ statement, measure }) => joined([statement, measure], " → ")),
    ),
    ...bullets(
      "Stakeholders",
      context.stakeholders?.map(({ name, role, interest }) => labelled(name, role, interest)),
    ),
    ...bullets(
      "User classes",
      context.userClasses?.map(({ name, description, expertise, frequency }) =>
        labelled(name, description, expertise, frequency),
      ),
    ),
    ...features(context),
    ...bullets(
      "External interfaces",
      context.externalInterfaces?.map(({ name, kind, description }) =>
        labelled(name, kind, description),
      ),
    ),
    ...bullets(
      "Quality",
      context.qualityAttributes?.map(({ attribute, requirement, target }) =>
        labelled(characteristicLabel(attribute), requirement, target),
      ),
    ),
    ...bullets("Constraints", context.constraints?.map(escapeMarkdown)),
    ...bullets("Assumptions", context.assumptions?.map(escapeMarkdown)),
    ...bullets("Out of scope", context.outOfScope?.map(escapeMarkdown)),
    ...bullets(
      "Glossary",
      context.glossary?.map(({ term, definition }) => labelled(term, definition)),
    ),
    ...bullets(
      "Still missing",
      missing.map(({ question }) => escapeMarkdown(question)),
    ),
    ...(missing.length === 0 ? ["## Still missing", "Nothing: every part has been answered."] : []),
  ].join("\n\n");
}
